"use client";

import { useState } from "react";
import { ReasonDialog } from "../jurors/ReasonDialog";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { Section } from "../primitives/PageHeader";
import { Time } from "../primitives/Time";
import type { ProposalDetail } from "./types";
import { usePoolActions } from "./usePool";

interface DisputeSectionProps {
  roundId: string;
  proposal: ProposalDetail;
  organizer: boolean;
}

/** Vetoes of organizers, each with its public reason; and making or lifting one. */
export function DisputeSection({ roundId, proposal, organizer }: DisputeSectionProps) {
  const { disputes, status } = proposal;
  const may = organizer && (status === "open" || status === "disputed") && !proposal.crossedAt;
  if (disputes.length === 0 && !may) return null;
  return (
    <Section
      id="disputes"
      title="Disputes"
      lead="An organizer can hold a proposal back, with a reason that everybody reads. It goes on charging, and is not released while the dispute stands."
      actions={may && <DisputeButton roundId={roundId} proposal={proposal} />}
    >
      {disputes.length === 0 ? (
        <p className="text-quiet">Nobody has disputed it.</p>
      ) : (
        <ol className="grid gap-3">
          {disputes.map(({ reason, createdAt, liftedAt, liftReason }) => (
            <li key={createdAt.toISOString()}>
              <Callout tone={liftedAt ? "info" : "error"}>
                <p className="break-words">
                  <strong>Disputed</strong> <Time at={createdAt} as="dateTime" />: {reason}
                </p>
                {liftedAt && (
                  <p className="break-words">
                    <strong>Lifted</strong> <Time at={liftedAt} as="dateTime" />: {liftReason}
                  </p>
                )}
              </Callout>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function DisputeButton({ roundId, proposal }: Omit<DisputeSectionProps, "organizer">) {
  const [asking, setAsking] = useState(false);
  const { dispute, liftDispute } = usePoolActions();
  const standing = proposal.status === "disputed";
  const act = standing ? liftDispute : dispute;
  const confirm = (reason: string) =>
    act.mutate(
      { roundId, poolId: proposal.pool.id, proposalId: proposal.id, reason },
      { onSuccess: () => setAsking(false) },
    );
  return (
    <>
      <Button variant={standing ? "secondary" : "danger"} onClick={() => setAsking(true)}>
        {standing ? "Lift the dispute…" : "Dispute it…"}
      </Button>
      <ReasonDialog
        open={asking}
        title={standing ? "Lift the dispute?" : "Dispute this proposal?"}
        label="Reason, public"
        confirm={standing ? "Lift it" : "Dispute it"}
        danger={!standing}
        busy={act.isPending}
        error={act.error}
        onClose={() => setAsking(false)}
        onConfirm={confirm}
      >
        <p>
          {standing
            ? "From then on it is released as soon as it is above its trigger; where it is already, at once."
            : "It is not released while the dispute stands, however high its conviction. Stakes on it stay."}
        </p>
      </ReasonDialog>
    </>
  );
}
