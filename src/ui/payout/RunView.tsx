"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { StatusBadge } from "../primitives/Badge";
import { Callout } from "../primitives/Callout";
import { Disclosure } from "../primitives/Disclosure";
import { formatAmountExact } from "../primitives/numbers";
import { Section } from "../primitives/PageHeader";
import { ExportPanel } from "./ExportPanel";
import { LinesTable } from "./LinesTable";
import { ProposalLead } from "./ProposalLead";
import { prizesLead } from "./prizeText";
import { RecipeLines } from "./RecipeLines";
import { RecipeRecord } from "./RecipeRecord";
import { RunActions } from "./RunActions";
import { RunChanges } from "./RunChanges";
import { RunTimeline } from "./RunTimeline";
import { recipeLead } from "./recipeText";

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

function leadOf(run: Run, slug: string, methodTitle: (key: string) => string): ReactNode {
  if (run.proposal) {
    return <ProposalLead slug={slug} proposal={run.proposal} title={run.lines[0]?.name ?? ""} />;
  }
  if (run.prizes) return prizesLead(run.prizes, run.pool);
  if (run.recipe) return recipeLead(run.recipe, run.pool);
  return `Split by the weights of ${methodTitle(run.method ?? "")}.`;
}

/** One payout run: where it stands, what the viewer can do, the lines, and its history. */
export function RunView({ roundId, slug, run, runs, viewer, methodTitle }: RunViewProps) {
  const payable = run.status === "approved" || run.status === "executed";
  const exporting =
    payable && (viewer?.roles.some((role) => role === "organizer" || role === "approver") ?? false);
  const lines = { label: "Lines of this payout run", lines: run.lines, pool: run.pool };
  return (
    <Section
      id="run"
      title={`${run.prizes ? "Prizes" : "Payout"} of ${formatAmountExact(run.pool)}`}
      lead={leadOf(run, slug, methodTitle)}
      actions={<StatusBadge status={run.status} />}
    >
      <StepTrail status={run.status} />
      {run.outdated && (
        <Callout tone="warn" title="What this run was computed from has changed since">
          <p>It can be neither proposed nor approved any more. Draft it anew.</p>
        </Callout>
      )}
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
      {run.recipe ? <RecipeLines {...lines} recipe={run.recipe} /> : <LinesTable {...lines} />}
      {run.recipe && (
        <Disclosure summary="What it was computed from">
          <RecipeRecord slug={slug} recipe={run.recipe} pool={run.pool} />
        </Disclosure>
      )}
      <RunChanges key={run.id} roundId={roundId} run={run} runs={runs} />
      <Disclosure summary="What happened to this run" open>
        <RunTimeline run={run} />
      </Disclosure>
    </Section>
  );
}
