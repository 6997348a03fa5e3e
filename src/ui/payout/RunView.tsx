"use client";

import Link from "next/link";
import { StatusBadge } from "../primitives/Badge";
import { Disclosure } from "../primitives/Disclosure";
import { formatAmountExact } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { ExportPanel } from "./ExportPanel";
import { LinesTable } from "./LinesTable";
import { ProposalLead } from "./ProposalLead";
import { prizesLead } from "./prizeText";
import { RunActions } from "./RunActions";
import { RunChanges } from "./RunChanges";
import { RunTimeline } from "./RunTimeline";

import { StepTrail } from "./StepTrail";
import type { PayoutViewer, Run, RunSummary } from "./types";

interface RunViewProps {
  roundId: string;
  slug: string;
  run: Run;
  /** All runs of the round that the viewer sees, newest first. */
  runs: readonly RunSummary[];
  viewer: PayoutViewer;
  methodTitle: (key: string) => string;
}

/** One payout run: where it stands, what the viewer can do, the lines, and its history. */
export function RunView({ roundId, slug, run, runs, viewer, methodTitle }: RunViewProps) {
  const payable = run.status === "approved" || run.status === "executed";
  const exporting =
    payable && (viewer?.roles.some((role) => role === "organizer" || role === "approver") ?? false);
  return (
    <Section
      id="run"
      title={`${run.prizes ? "Prizes" : "Payout"} of ${formatAmountExact(run.pool)}`}
      lead={
        run.proposal ? (
          <ProposalLead slug={slug} proposal={run.proposal} title={run.lines[0]?.name ?? ""} />
        ) : run.prizes ? (
          prizesLead(run.prizes, run.pool)
        ) : (
          `Split by the weights of ${methodTitle(run.method ?? "")}.`
        )
      }
      actions={<StatusBadge status={run.status} />}
    >
      <StepTrail status={run.status} />
      {exporting && <ExportPanel roundId={roundId} run={run} />}
      <RunActions roundId={roundId} run={run} viewer={viewer} />
      <p className="flex flex-wrap gap-x-6 gap-y-2 text-small">
        {payable && (
          <Link className="link" href={`/rounds/${slug}/payouts/${run.id}/claim`}>
            Look up an address and its Merkle proof
          </Link>
        )}
        <Link className="link" href={`/rounds/${slug}/payouts/${run.id}/report`}>
          Report of this run, to print
        </Link>
      </p>
      <LinesTable label="Lines of this payout run" lines={run.lines} pool={run.pool} />
      <RunChanges key={run.id} roundId={roundId} run={run} runs={runs} />
      <Disclosure summary="What happened to this run" open>
        <RunTimeline run={run} />
      </Disclosure>
    </Section>
  );
}
