"use client";

import { useMutation } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../../primitives/ActionError";
import { Button } from "../../primitives/Button";
import { countOf, formatCount } from "../../primitives/numbers";
import { ProgressBar } from "../../primitives/ProgressBar";
import { TASK_TEXT } from "./numbersText";
import type { SavedRun } from "./types";

/** How far a run is, with a way for its owner to stop it. */
export function RunProgress({ run, onChanged }: { run: SavedRun; onChanged: () => unknown }) {
  const trpc = useTRPC();
  const cancel = useMutation(trpc.lab.cancel.mutationOptions({ onSettled: onChanged }));
  const waiting = run.status === "queued";
  const done = Math.floor(run.progress * run.tasks);
  return (
    <div className="grid gap-3 py-4">
      <div className="grid gap-2 sm:grid-cols-[1fr_auto] sm:items-end">
        <ProgressBar
          label={waiting ? "Waiting for a worker" : "Computing"}
          value={waiting ? null : run.progress}
          detail={
            waiting ? "" : `${formatCount(done)} of ${countOf(run.tasks, TASK_TEXT[run.kind])}`
          }
        />
        {run.own && (
          <Button busy={cancel.isPending} onClick={() => cancel.mutate({ id: run.id })}>
            Cancel
          </Button>
        )}
      </div>
      <p className="text-quiet text-small">
        This goes on without the page; the link shows the result when it is there.
      </p>
      <ActionError error={cancel.error} />
    </div>
  );
}
