"use client";

import { StatusBadge } from "../primitives/Badge";
import { Disclosure } from "../primitives/Disclosure";
import { formatAmountExact } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { ExportPanel } from "./ExportPanel";
import { LinesTable } from "./LinesTable";
import { prizesLead } from "./prizeText";
import { RunActions } from "./RunActions";
import { RunChanges } from "./RunChanges";
import { RunTimeline } from "./RunTimeline";

import { StepTrail } from "./StepTrail";
import type { PayoutViewer, Run, RunSummary } from "./types";

interface RunViewProps {
  roundId: string;
  run: Run;
  /** All runs of the round that the viewer sees, newest first. */
  runs: readonly RunSummary[];
  viewer: PayoutViewer;
  methodTitle: (key: string) => string;
}

/** One payout run: where it stands, what the viewer can do, the lines, and its history. */
export function RunView({ roundId, run, runs, viewer, methodTitle }: RunViewProps) {
  const exporting =
    (run.status === "approved" || run.status === "executed") &&
    (viewer?.roles.some((role) => role === "organizer" || role === "approver") ?? false);
  return (
    <Section
      id="run"
      title={`${run.prizes ? "Prizes" : "Payout"} of ${formatAmountExact(run.pool)}`}
      lead={
        run.prizes
          ? prizesLead(run.prizes, run.pool)
          : `Split by the weights of ${methodTitle(run.method ?? "")}.`
      }
      actions={<StatusBadge status={run.status} />}
    >
      <StepTrail status={run.status} />
      {exporting && <ExportPanel roundId={roundId} run={run} />}
      <RunActions roundId={roundId} run={run} viewer={viewer} />
      <LinesTable label="Lines of this payout run" lines={run.lines} pool={run.pool} />
      <RunChanges key={run.id} roundId={roundId} run={run} runs={runs} />
      <Disclosure summary="What happened to this run" open>
        <RunTimeline run={run} />
      </Disclosure>
    </Section>
  );
}
