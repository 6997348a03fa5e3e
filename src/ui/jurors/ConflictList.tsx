"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Badge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { countOf } from "../primitives/numbers";
import { Skeleton } from "../primitives/Skeleton";
import { Time } from "../primitives/Time";
import { coveredText, ruleText } from "./conflictText";
import { ReasonDialog } from "./ReasonDialog";
import type { JurorConflicts } from "./types";
import { useRuling } from "./useRuling";

interface ConflictListProps {
  roundId: string;
  /** Whether judgements can still be voided. */
  open: boolean;
}

type Judged = JurorConflicts["judged"][number];

/** Who has a stake in what, and what they judged about it before it was known. */
export function ConflictList({ roundId, open }: ConflictListProps) {
  const trpc = useTRPC();
  const [voided, setVoided] = useState<Judged | null>(null);
  const conflicts = useQuery(trpc.conflict.list.queryOptions({ roundId }));
  const { voiding } = useRuling(() => setVoided(null));
  if (conflicts.error) return <ActionError error={conflicts.error} />;
  if (!conflicts.data) return <Skeleton className="h-24" />;
  if (conflicts.data.length === 0) return <p className="text-quiet">Nobody has declared one.</p>;
  return (
    <>
      <ul className="divide-y divide-rule border-rule border-y">
        {conflicts.data.map((juror) => (
          <JurorEntry key={juror.juror} juror={juror} onVoid={open ? setVoided : null} />
        ))}
      </ul>
      <ReasonDialog
        open={voided !== null}
        title="Void this judgement?"
        label="Why"
        hint="Public: it stands in the audit trail."
        confirm="Void it"
        danger
        busy={voiding.isPending}
        error={voiding.error}
        onClose={() => {
          voiding.reset();
          setVoided(null);
        }}
        onConfirm={(reason) =>
          voided &&
          voiding.mutate({ roundId, target: { assignmentId: voided.assignmentId }, reason })
        }
      >
        <p>
          {voided?.a} and {voided?.b}. It is left out of every fit, stays on record, and can be put
          back.
        </p>
      </ReasonDialog>
    </>
  );
}

interface JurorEntryProps {
  juror: JurorConflicts;
  onVoid: ((judged: Judged) => void) | null;
}

function JurorEntry({ juror, onVoid }: JurorEntryProps) {
  return (
    <li className="grid gap-2 py-3">
      <h3 className="text-h3">{juror.name}</h3>
      <ul className="grid gap-1 text-small">
        {juror.said.map((one) => (
          <li key={one.conflictId}>
            <strong>{ruleText(one)}</strong>{" "}
            {one.source !== "juror" && <Badge>{one.holds ? "Confirmed" : "Dismissed"}</Badge>}{" "}
            <span className="text-quiet">
              {coveredText(one.projects)}
              {one.reason && ` · ${one.reason}`}
            </span>
          </li>
        ))}
        {juror.detected.map((one) => (
          <li key={`${one.kind} ${one.value}`}>
            <strong>{ruleText(one)}</strong> <Badge tone="warn">Detected, not answered</Badge>{" "}
            <span className="text-quiet">{coveredText(one.projects)}</span>
          </li>
        ))}
      </ul>
      {juror.judged.length > 0 && (
        <div className="grid gap-1">
          <p className="text-small text-warn">
            {countOf(juror.judged.length, "pair")} judged before that:
          </p>
          <ul className="grid gap-1 text-small">
            {juror.judged.map((one) => (
              <li key={one.assignmentId} className="flex flex-wrap items-center gap-x-4">
                <span className="break-words">
                  {one.a} and {one.b}, <Time at={one.at} />
                </span>
                {one.voided && <Badge>Voided</Badge>}
                {!one.voided && onVoid && (
                  <Button
                    variant="quiet"
                    aria-label={`Void ${one.a} and ${one.b} by ${juror.name}`}
                    onClick={() => onVoid(one)}
                  >
                    Void…
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </li>
  );
}
