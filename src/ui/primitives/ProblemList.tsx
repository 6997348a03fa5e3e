"use client";

import { CopyButton } from "./CopyButton";
import { toCsv } from "./csv";
import { countOf } from "./numbers";
import { Table } from "./Table";
import type { Column } from "./table";

/** One thing wrong with a file or a form, as every reader and service reports it. */
export interface ProblemRow {
  line?: number;
  column: string;
  value: string;
  rule: string;
  message: string;
  fix: string;
}

const COLUMNS: readonly Column<ProblemRow>[] = [
  { key: "line", header: "Line", numeric: true, narrow: true, cell: (p) => p.line || "–" },
  { key: "column", header: "Column", cell: (p) => p.column || "–" },
  {
    key: "value",
    header: "Written",
    cell: (p) => (p.value ? <code className="break-all">{p.value}</code> : "–"),
  },
  { key: "message", header: "What is wrong", rowHeader: true, cell: (p) => p.message },
  { key: "fix", header: "What to do", cell: (p) => p.fix },
];

interface ProblemListProps {
  problems: readonly ProblemRow[];
  /** How many there are in all, when only the first are listed. */
  total?: number;
  title?: string;
}

/** Everything that is wrong, at once, so that one correction is enough. */
export function ProblemList({ problems, total = problems.length, title }: ProblemListProps) {
  if (problems.length === 0) return null;
  const csv = () =>
    toCsv(
      ["line", "column", "value", "rule", "message", "fix"],
      problems.map((p) => [p.line, p.column, p.value, p.rule, p.message, p.fix]),
    );
  return (
    <div role="alert" className="grid grid-cols-1 gap-3 border-danger border-s-3 ps-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <p className="font-semibold text-danger">
          {title ?? `${countOf(total, "problem")} to correct; nothing was saved`}
        </p>
        <CopyButton text={csv} label="Copy as CSV" />
      </div>
      <Table
        label="Problems"
        columns={COLUMNS}
        rows={problems}
        rowKey={(p, index) => `${index}:${p.rule}`}
      />
      {total > problems.length && (
        <p className="text-quiet text-small">The first {problems.length} are listed.</p>
      )}
    </div>
  );
}
