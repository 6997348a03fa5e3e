"use client";

import { useEffect, useState } from "react";
import { type ContributionFile, readContributions } from "~/core/formats";
import type { FundingRules } from "~/core/funding";
import type { SandboxData } from "../funding/fundingDataOf";
import type { Funded } from "../funding/fundingMessages";
import { formatFloat } from "../funding/units";
import { useFundingWorker } from "../funding/useFundingWorker";
import { Callout } from "../primitives/Callout";
import { FileDrop } from "../primitives/FileDrop";
import { countOf } from "../primitives/numbers";
import { ProblemList } from "../primitives/ProblemList";
import { SortableTable } from "../primitives/SortableTable";

interface RecipePreviewProps {
  rules: FundingRules;
  pool: { amount: string; decimals: number; symbol: string };
  projects: readonly { name: string; title: string }[];
}

/** What the recipe would make of a file of contributions, which stays in the browser. */
export function RecipePreview({ rules, pool, projects }: RecipePreviewProps) {
  const [file, setFile] = useState<ContributionFile | null>(null);
  const [data, setData] = useState<SandboxData>();
  const worker = useFundingWorker(data);
  const [found, setFound] = useState<Funded | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    void worker?.fund(rules).then(
      (result) => {
        if (stale) return;
        setFound(result);
        setProblem(null);
      },
      (error: Error) => !stale && setProblem(error.message),
    );
    return () => {
      stale = true;
    };
  }, [worker, rules]);
  function take(text: string) {
    const read = readContributions(text, { items: projects.map(({ name }) => name) });
    setFile(read);
    setFound(null);
    setData(read.problemCount === 0 ? dataOf(read, rules, pool, projects) : undefined);
  }
  const rows = projects.map(({ name, title }, p) => ({
    ...{ name, title, capped: found?.capped[p] === 1 },
    amount: Number(found?.amounts[p] ?? 0n) / 10 ** pool.decimals,
  }));
  return (
    <div className="grid grid-cols-1 content-start gap-4">
      <FileDrop
        label="Try it on a file of contributions"
        hint="It stays in your browser: donor, project and amount, and a rawScore where there is one."
        accept=".csv,.txt"
        onText={({ text }) => take(text)}
      />
      {file && (
        <ProblemList
          problems={file.problems}
          total={file.problemCount}
          title={`${countOf(file.problemCount, "problem")} in this file`}
        />
      )}
      {problem && (
        <Callout tone="error" title="This recipe has no result">
          <p>{problem}</p>
        </Callout>
      )}
      {found && data && (
        <SortableTable
          label="What the recipe would pay"
          rows={rows}
          rowKey={(row) => row.name}
          initial={{ key: "amount", direction: "descending" }}
          columns={[
            {
              key: "project",
              header: "Project",
              rowHeader: true,
              sortBy: (row) => row.title,
              cell: (row) => row.title,
            },
            {
              key: "amount",
              header: `Amount (${pool.symbol})`,
              numeric: true,
              sortBy: (row) => row.amount,
              cell: (row) => `${formatFloat(row.amount)}${row.capped ? " (cap)" : ""}`,
            },
          ]}
        />
      )}
    </div>
  );
}

function dataOf(
  file: ContributionFile,
  rules: FundingRules,
  pool: RecipePreviewProps["pool"],
  projects: RecipePreviewProps["projects"],
): SandboxData {
  const scored = file.rows.some(({ rawScore }) => rawScore !== undefined);
  const toSelf = file.rows.flatMap(({ recipient, donor }, row) =>
    recipient?.toLowerCase() === file.donors[donor] ? [row] : [],
  );
  return {
    ...{ rules: rules as SandboxData["rules"], credentials: [], mine: -1, weights: null, toSelf },
    donors: file.donors.length,
    projects: projects.map(({ name, title }) => ({ name, title })),
    donor: file.rows.map(({ donor }) => donor),
    project: file.rows.map(({ project }) => project),
    amount: file.rows.map(({ amount }) => Number(amount)),
    score: scored ? file.rows.map(({ rawScore }) => rawScore ?? -1) : null,
    pool,
  };
}
