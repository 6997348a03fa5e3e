import type { RouterOutputs } from "~/trpc/types";
import { Callout } from "../primitives/Callout";
import { type Amount, countOf, formatAmountExact } from "../primitives/numbers";
import { ProblemList } from "../primitives/ProblemList";
import { Table } from "../primitives/Table";
import { targetOf } from "./exportTargets";

interface CheckReportProps {
  check: RouterOutputs["payout"]["check"];
  pool: Amount;
}

/** What a payment file pays, and where that is not what the run pays. */
export function CheckReport({ check, pool }: CheckReportProps) {
  const target = check.format && targetOf(check.format);
  const said = (value: string) =>
    target?.parts ? `${value} ${target.parts}` : formatAmountExact({ ...pool, amount: value });
  return (
    <div className="grid gap-4" aria-live="polite">
      <Callout
        tone={check.equal ? "info" : "error"}
        title={check.equal ? "Equal to this run, to the last unit" : "Not equal to this run"}
      >
        {target && (
          <p>
            {target.title}: {countOf(check.payees, "payee")} get {said(check.sumInFile)}, by this
            run {said(check.sumInRun)}.{check.chainId && ` For the chain ${check.chainId}.`}
          </p>
        )}
        {check.root && <p className="break-all">Root {check.root}</p>}
      </Callout>
      <ProblemList
        problems={check.problems.map((problem) => ({
          ...problem,
          message: `${problem.file}: ${problem.message}`,
        }))}
        title={countOf(check.problems.length, "problem")}
      />
      {check.differences.length > 0 && (
        <Table
          label="Where the file and this run differ"
          columns={[
            {
              key: "payee",
              header: "Payee",
              rowHeader: true,
              cell: ({ payee }) => <code className="break-all">{payee}</code>,
            },
            {
              key: "projects",
              header: "For",
              cell: ({ projects }) => projects.join(", ") || "nobody in this run",
            },
            { key: "file", header: "In the file", numeric: true, cell: (row) => said(row.inFile) },
            { key: "run", header: "In this run", numeric: true, cell: (row) => said(row.inRun) },
          ]}
          rows={check.differences}
          rowKey={({ payee }) => payee}
        />
      )}
    </div>
  );
}
