"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Checkbox } from "../primitives/Checkbox";
import { Dialog } from "../primitives/Dialog";
import { Section } from "../primitives/PageHeader";
import { formatDateTime } from "../primitives/times";

interface CloseSectionProps {
  roundId: string;
  /** Closing before it takes answers away from jurors who count on it. */
  closesAt: Date | null;
  early: boolean;
}

/** From open to closed, which cannot be taken back. */
export function CloseSection({ roundId, closesAt, early }: CloseSectionProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [sure, setSure] = useState(false);
  const close = useMutation(trpc.round.close.mutationOptions());

  function leave() {
    setAsking(false);
    setSure(false);
  }
  function confirm() {
    close.mutate(
      { roundId },
      {
        onSuccess: () => {
          leave();
          router.refresh();
        },
      },
    );
  }
  return (
    <Section
      id="close"
      title="Close the round"
      lead="Ends judging and submitting for good, and starts the final weights."
    >
      {early && closesAt && (
        <p className="text-small text-warn">
          The deadline is {formatDateTime(closesAt)}. Closing now is earlier than you promised.
        </p>
      )}
      <Button variant="danger" className="justify-self-start" onClick={() => setAsking(true)}>
        Close the round…
      </Button>
      <Dialog
        open={asking}
        onClose={leave}
        title="Close this round for good?"
        actions={
          <>
            <Button onClick={leave}>Keep it open</Button>
            <Button variant="danger" disabled={!sure} busy={close.isPending} onClick={confirm}>
              Close the round
            </Button>
          </>
        }
      >
        <ul className="list-disc pl-6">
          <li>Jurors can no longer judge, change or withdraw anything.</li>
          <li>Modelers can no longer submit; their private scores become public.</li>
          <li>The final weights are fitted from all comparisons, and shown to everybody.</li>
          <li>The seed of the split is revealed, so that others can check it.</li>
        </ul>
        <Checkbox
          label="I understand that this cannot be undone"
          checked={sure}
          onChange={(event) => setSure(event.target.checked)}
        />
        <ActionError error={close.error} />
      </Dialog>
    </Section>
  );
}
