"use client";

import { formatInterval, formatWeight } from "../primitives/numbers";
import { SortableTable } from "../primitives/SortableTable";
import type { Column } from "../primitives/table";
import type { WeightRow } from "./intervalRows";

const COLUMNS: readonly Column<WeightRow>[] = [
  {
    key: "title",
    header: "Project",
    rowHeader: true,
    cell: (r) => r.title,
    sortBy: (r) => r.title,
  },
  {
    key: "weight",
    header: "Weight",
    numeric: true,
    cell: (r) => formatWeight(r.weight),
    sortBy: (r) => r.weight,
  },
  {
    key: "interval",
    header: "95% interval",
    numeric: true,
    cell: (r) => (r.low === null || r.high === null ? "–" : formatInterval(r.low, r.high)),
    sortBy: (r) => (r.low === null || r.high === null ? null : r.high - r.low),
  },
];

/** Weights with their intervals; largest first until sorted otherwise. */
export function WeightTable({ rows, label }: { rows: readonly WeightRow[]; label: string }) {
  return (
    <SortableTable
      label={label}
      columns={COLUMNS}
      rows={rows}
      rowKey={(row) => row.name}
      initial={{ key: "weight", direction: "descending" }}
    />
  );
}
