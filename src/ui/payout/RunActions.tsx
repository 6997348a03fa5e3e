"use client";

import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { DecideForm } from "./DecideForm";
import { ExecuteForm } from "./ExecuteForm";
import { runRights } from "./runSteps";
import type { PayoutViewer, Run } from "./types";
import { useRunActions } from "./useRunActions";

interface RunActionsProps {
  roundId: string;
  run: Run;
  viewer: PayoutViewer;
}

/** What this person can do with this run now, or why not. */
export function RunActions({ roundId, run, viewer }: RunActionsProps) {
  const { propose, decide, execute } = useRunActions();
  const rights = runRights(run, viewer);
  const ofRun = { roundId, runId: run.id };
  return (
    <div className="grid gap-4">
      <ActionError error={propose.error ?? decide.error ?? execute.error} />
      {rights.why && (
        <Callout>
          <p>{rights.why}</p>
        </Callout>
      )}
      {rights.propose && (
        <div className="grid justify-items-start gap-2">
          <p className="measure text-small">
            Proposing asks another person to look at these lines and sign them. They do not change
            any more.
          </p>
          <Button variant="primary" busy={propose.isPending} onClick={() => propose.mutate(ofRun)}>
            Propose this run
          </Button>
        </div>
      )}
      {rights.decide && (
        <DecideForm
          busy={decide.isPending}
          onDecide={(approve, note) =>
            decide.mutate({ ...ofRun, approve, note, linesHash: run.linesHash })
          }
        />
      )}
      {rights.execute && (
        <ExecuteForm
          busy={execute.isPending}
          onExecute={(executionRef) => execute.mutate({ ...ofRun, executionRef })}
        />
      )}
    </div>
  );
}
