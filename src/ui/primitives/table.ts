import type { ReactNode } from "react";

/** One column of a table: what it shows, and what it sorts by. */
export interface Column<Row> {
  key: string;
  header: ReactNode;
  /** Numbers are right-aligned. */
  numeric?: boolean;
  /** As narrow as its content: ranks, line numbers. */
  narrow?: boolean;
  /** The cell that names its row; a screen reader repeats it. */
  rowHeader?: boolean;
  cell: (row: Row, index: number) => ReactNode;
  /** Present: the column can be sorted in a SortableTable. Absent values go last. */
  sortBy?: (row: Row) => number | string | null;
}

export type Direction = "ascending" | "descending";

/** Rows in a column's order: stable, absent values last whichever the direction. */
export function sortRows<Row>(
  rows: readonly Row[],
  by: (row: Row) => number | string | null,
  direction: Direction,
): Row[] {
  const sign = direction === "ascending" ? 1 : -1;
  return [...rows].sort((x, y) => {
    const a = by(x);
    const b = by(y);
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * String(a).localeCompare(String(b), "en");
  });
}
