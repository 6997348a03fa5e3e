"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { useToast } from "../primitives/Toast";
import type { OwnSubmission } from "./types";

const PICKS_MAX = 2;

interface PickButtonProps {
  roundId: string;
  submission: OwnSubmission;
  /** How many the team has picked. */
  picks: number;
}

/** Has a submission count at the close, or takes that back; both can be undone at once. */
export function PickButton({ roundId, submission, picks }: PickButtonProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const { id: submissionId, picked, title } = submission;
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.submission.mine.pathKey() });
  const pick = useMutation(trpc.submission.pick.mutationOptions({ onSettled }));
  const unpick = useMutation(trpc.submission.unpick.mutationOptions({ onSettled }));
  const [act, undo] = picked ? [unpick, pick] : [pick, unpick];
  const full = !picked && picks >= PICKS_MAX;

  function press() {
    const ofSubmission = { roundId, submissionId };
    act.mutate(ofSubmission, {
      onSuccess: () =>
        toast({
          text: picked ? `${title} is no longer picked` : `${title} counts at the close`,
          action: { label: "Undo", run: () => undo.mutate(ofSubmission) },
        }),
    });
  }
  return (
    <div className="grid justify-items-start gap-1">
      <Button
        aria-label={`${picked ? "Take back the pick" : "Pick for the close"}: ${title}`}
        busy={pick.isPending || unpick.isPending}
        disabled={full}
        onClick={press}
      >
        {picked ? "Take back the pick" : "Pick for the close"}
      </Button>
      {full && (
        <span className="text-quiet text-small">Two are picked; take one of them back first.</span>
      )}
      <ActionError error={pick.error ?? unpick.error} />
    </div>
  );
}
