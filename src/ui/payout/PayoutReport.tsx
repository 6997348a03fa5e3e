"use client";

import type { RouterOutputs } from "~/trpc/types";
import { Button } from "../primitives/Button";
import { DefinitionList } from "../primitives/DefinitionList";
import { formatAmountExact } from "../primitives/numbers";
import { PageHeader, Section } from "../primitives/PageHeader";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import { targetOf } from "./exportTargets";
import { LinesTable } from "./LinesTable";
import { prizesLead } from "./prizeText";
import { recipeFacts } from "./RecipeRecord";
import { RunTimeline } from "./RunTimeline";
import { recipeLead, recipeSteps } from "./recipeText";
import type { RunRecipe } from "./types";

interface PayoutReportProps {
  round: { title: string; slug: string; settingsHash: string | null };
  report: RouterOutputs["payout"]["report"];
}

/** A run for the record: what it follows from, its lines, who signed them, and the hashes of its files. */
export function PayoutReport({ round, report }: PayoutReportProps) {
  const { run, fit, exports } = report;
  return (
    <article>
      <PageHeader
        title={`${run.prizes ? "Prizes" : "Payout"} of ${formatAmountExact(run.pool)}`}
        lead={`${round.title}. This run is ${run.status}.`}
        actions={<Button onClick={() => window.print()}>Print, or save as PDF</Button>}
      />
      <Section id="inputs" title="What it follows from">
        <DefinitionList
          items={[
            { term: "Round", value: `${round.title} (${round.slug})` },
            { term: "Hash of the round's settings", value: <Hash of={round.settingsHash} /> },
            { term: "Run", value: <Hash of={run.id} /> },
            { term: "Pool", value: formatAmountExact(run.pool) },
            {
              term: "In the smallest unit",
              value: <code className="break-all">{run.pool.amount}</code>,
            },
            {
              term: "Token",
              value: run.pool.tokenAddress ? <Hash of={run.pool.tokenAddress} /> : run.pool.symbol,
            },
            ...(run.prizes ? [{ term: "Prizes", value: prizesLead(run.prizes, run.pool) }] : []),
            ...(run.recipe ? recipeFacts(run.recipe, run.pool) : []),
            ...(run.proposal ? proposalFacts(run.proposal) : []),
            ...(fit ? fitFacts(fit) : []),
          ]}
        />
      </Section>
      {run.recipe && (
        <Section id="recipe" title="Recipe" lead={recipeLead(run.recipe, run.pool)}>
          <StepsTable recipe={run.recipe} symbol={run.pool.symbol} />
        </Section>
      )}
      <Section id="lines" title="Lines">
        <LinesTable
          label="Lines of this payout run"
          lines={run.lines}
          pool={run.pool}
          recipe={run.recipe ?? undefined}
        />
      </Section>
      <Section id="signatures" title="Who did what">
        <RunTimeline run={run} />
        <DefinitionList
          items={[{ term: "Hash of the lines", value: <Hash of={run.linesHash} /> }]}
        />
      </Section>
      <Section
        id="files"
        title="Files to pay by"
        lead="SHA-256 of each file as this run exports it; the Safe batch is for the chain 1."
      >
        {exports.length > 0 ? (
          <FilesTable exports={exports} />
        ) : (
          <p className="text-small">There are files once the run is approved.</p>
        )}
      </Section>
    </article>
  );
}

function proposalFacts(proposal: NonNullable<PayoutReportProps["report"]["run"]["proposal"]>) {
  const { pool, poolId, proposalId, at, conviction, threshold, funds, ...rules } = proposal;
  return [
    { term: "Pool of the proposal", value: `${pool} (${poolId})` },
    { term: "Proposal", value: <Hash of={proposalId} /> },
    { term: "Crossed its trigger", value: <Time at={new Date(at)} as="dateTime" /> },
    { term: "Conviction and trigger", value: `${conviction} > ${threshold}` },
    { term: "Funds of the pool before, smallest unit", value: <Hash of={funds} /> },
    {
      term: "Rules of the pool",
      value: <code className="break-all">{JSON.stringify(rules)}</code>,
    },
  ];
}

type Fit = NonNullable<PayoutReportProps["report"]["fit"]>;

function fitFacts({ id, method, params, inputHash, codeVersion, finishedAt }: Fit) {
  return [
    {
      term: "Weights",
      value: (
        <>
          {method} <code className="break-all">{JSON.stringify(params)}</code>
        </>
      ),
    },
    { term: "Fit", value: <Hash of={id} /> },
    { term: "Hash of its input", value: <Hash of={inputHash} /> },
    { term: "Version of the program", value: <Hash of={codeVersion} /> },
    ...(finishedAt ? [{ term: "Computed", value: <Time at={finishedAt} as="dateTime" /> }] : []),
  ];
}

function StepsTable({ recipe, symbol }: { recipe: RunRecipe; symbol: string }) {
  return (
    <Table
      label="Steps of the recipe"
      columns={[
        { key: "step", header: "Step", rowHeader: true, cell: ({ title }) => title },
        { key: "about", header: "What it does", cell: ({ about }) => about },
        { key: "note", header: "What it did", cell: ({ note }) => note },
      ]}
      rows={recipeSteps(recipe, symbol)}
      rowKey={({ step }) => step}
    />
  );
}

const Hash = ({ of }: { of: string | null }) =>
  of ? <code className="break-all">{of}</code> : "not recorded";

interface FileRow {
  target: string;
  name: string;
  /** Null where there is no file, and the name says why. */
  hash: string | null;
  root: string | null;
}

function FilesTable({ exports }: { exports: PayoutReportProps["report"]["exports"] }) {
  const rows = exports.flatMap(({ format, files, root, refused }): FileRow[] => {
    const target = targetOf(format).title;
    const why = refused ?? "nothing to pay";
    if (files.length === 0) return [{ target, name: why, hash: null, root }];
    return files.map((file) => ({ target, ...file, root }));
  });
  return (
    <Table
      label="Files of this run"
      columns={[
        { key: "target", header: "Target", rowHeader: true, cell: ({ target }) => target },
        {
          key: "file",
          header: "File",
          cell: ({ name, hash, root }) => (
            <span className="grid">
              <span className="break-all">{name}</span>
              {hash && <code className="break-all">{hash}</code>}
              {root && <span className="break-all text-quiet">Root {root}</span>}
            </span>
          ),
        },
      ]}
      rows={rows}
      rowKey={({ target, name }) => `${target} ${name}`}
    />
  );
}
