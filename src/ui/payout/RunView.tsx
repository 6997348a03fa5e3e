"use client";

import { StatusBadge } from "../primitives/Badge";
import { Disclosure } from "../primitives/Disclosure";
import { formatAmountExact } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { ExportPanel } from "./ExportPanel";
import { LinesTable } from "./LinesTable";
import { prizesLead } from "./prizeText";
import { RunActions } from "./RunActions";
import { RunTimeline } from "./RunTimeline";

import { StepTrail } from "./StepTrail";
import type { PayoutViewer, Run } from "./types";

interface RunViewProps {
  roundId: string;
  run: Run;
  viewer: PayoutViewer;
  methodTitle: (key: string) => string;
}

/** One payout run: where it stands, what the viewer can do, the lines, and its history. */
export function RunView({ roundId, run, viewer, methodTitle }: RunViewProps) {
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
      <Disclosure summary="What happened to this run" open>
        <RunTimeline run={run} />
      </Disclosure>
    </Section>
  );
}
