"use client";

import { SortableTable } from "../primitives/SortableTable";
import { stepText } from "./stepText";
import type { Funding } from "./types";
import { formatDelta, formatFloat } from "./units";

/** What each step that can be left out gives to every project, or takes from it. */
export function WithoutTable({ funding }: { funding: Funding }) {
  const { projects, without, rules, symbol, decimals } = funding;
  if (without.length === 0)
    return <p className="text-quiet">The recipe has no step to leave out.</p>;
  const unit = 10 ** decimals;
  const rows = projects.map((project, p) => ({
    ...project,
    own: Number(project.amount) / unit,
    changes: without.map(({ amounts }) => (Number(amounts[p]) - Number(project.amount)) / unit),
  }));
  return (
    <SortableTable
      label="Without each step"
      rows={rows}
      rowKey={(row) => row.id}
      initial={{ key: "own", direction: "descending" }}
      columns={[
        {
          key: "project",
          header: "Project",
          rowHeader: true,
          sortBy: (row) => row.title,
          cell: (row) => row.title,
        },
        {
          key: "own",
          header: `Amount (${symbol})`,
          numeric: true,
          sortBy: (row) => row.own,
          cell: (row) => formatFloat(row.own),
        },
        ...without.map(({ step }, at) => ({
          key: step,
          header: `Without: ${stepText(step, rules, symbol).title.toLowerCase()}`,
          numeric: true,
          sortBy: (row: { changes: number[] }) => row.changes[at]!,
          cell: (row: { changes: number[] }) => formatDelta(row.changes[at]!),
        })),
      ]}
    />
  );
}
