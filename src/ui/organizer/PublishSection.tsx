"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { cx } from "../primitives/cx";
import { Dialog } from "../primitives/Dialog";
import { Section } from "../primitives/PageHeader";
import type { PublishCheck } from "./publishChecks";

interface PublishSectionProps {
  roundId: string;
  checks: readonly PublishCheck[];
  /** What would be missed later, if anything. */
  advice: string | null;
}

/** From draft to open: what is still missing, and what cannot be changed afterwards. */
export function PublishSection({ roundId, checks, advice }: PublishSectionProps) {
  const [asking, setAsking] = useState(false);
  const ready = checks.every((check) => check.good);
  return (
    <Section
      id="publish"
      title="Publish"
      lead="Publication opens the round to everybody and freezes its rules."
    >
      <ul className="grid gap-1.5 text-small">
        {checks.map((check) => (
          <li key={check.label} className="flex gap-3">
            <span
              aria-hidden="true"
              className={cx("font-bold", check.good ? "text-accent" : "text-danger")}
            >
              {check.good ? "✓" : "✗"}
            </span>
            <span>
              <span className="sr-only">{check.good ? "Done: " : "Missing: "}</span>
              {check.label}
              {!check.good && <span className="text-quiet">. {check.fix}</span>}
            </span>
          </li>
        ))}
      </ul>
      {advice && <p className="measure text-small text-warn">{advice}</p>}
      <Button
        variant="primary"
        className="justify-self-start"
        disabled={!ready}
        onClick={() => setAsking(true)}
      >
        Publish this round…
      </Button>
      <PublishDialog roundId={roundId} open={asking} onClose={() => setAsking(false)} />
    </Section>
  );
}

interface PublishDialogProps {
  roundId: string;
  open: boolean;
  onClose: () => void;
}

function PublishDialog({ roundId, open, onClose }: PublishDialogProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const publish = useMutation(trpc.round.publish.mutationOptions());
  const confirm = () =>
    publish.mutate(
      { roundId },
      {
        onSuccess: () => {
          onClose();
          router.refresh();
        },
      },
    );
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Publish this round?"
      actions={
        <>
          <Button onClick={onClose}>Not yet</Button>
          <Button variant="primary" busy={publish.isPending} onClick={confirm}>
            Publish and freeze
          </Button>
        </>
      }
    >
      <p>From then on these are frozen, and their hash is public:</p>
      <ul className="list-disc pl-6">
        <li>the question and the list of projects</li>
        <li>the pool and its token</li>
        <li>metric, split, submissions a day, and the prizes</li>
        <li>the method of the final weights and its parameters</li>
        <li>the deadline</li>
      </ul>
      <p>
        Deadline, metric, submissions a day, prizes and when results are visible can then change by
        a public amendment with its reason; nothing else can.
      </p>
      <p>Payout addresses and members can still be added.</p>
      <ActionError error={publish.error} />
    </Dialog>
  );
}
