"use client";

import { useState } from "react";
import { headCellClass, TableFrame, TableRows } from "./Table";
import { type Column, type Direction, sortRows } from "./table";

interface SortableTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  initial?: { key: string; direction: Direction };
}

/** A table whose columns sort at a press; starts in the given order, or as the rows come. */
export function SortableTable<Row>(props: SortableTableProps<Row>) {
  const [sort, setSort] = useState(props.initial ?? null);
  const by = props.columns.find((column) => column.key === sort?.key)?.sortBy;
  const rows = by && sort ? sortRows(props.rows, by, sort.direction) : props.rows;
  const head = (
    <tr>
      {props.columns.map((column) => {
        const direction = sort?.key === column.key ? sort.direction : undefined;
        return (
          <th key={column.key} scope="col" aria-sort={direction} className={headCellClass(column)}>
            {column.sortBy ? (
              <SortButton
                column={column}
                direction={direction}
                onSort={(next) => setSort({ key: column.key, direction: next })}
              />
            ) : (
              column.header
            )}
          </th>
        );
      })}
    </tr>
  );
  return (
    <TableFrame label={props.label} head={head}>
      <TableRows columns={props.columns} rows={rows} rowKey={props.rowKey} />
    </TableFrame>
  );
}

interface SortButtonProps<Row> {
  column: Column<Row>;
  direction: Direction | undefined;
  onSort: (direction: Direction) => void;
}

/** Numbers start with the largest, words with A. */
function SortButton<Row>({ column, direction, onSort }: SortButtonProps<Row>) {
  const first: Direction = column.numeric ? "descending" : "ascending";
  const other: Direction = direction === "ascending" ? "descending" : "ascending";
  return (
    <button
      type="button"
      className="-my-2 inline-flex min-h-11 items-center gap-1 text-left font-semibold hover:text-accent"
      onClick={() => onSort(direction ? other : first)}
    >
      {column.header}
      <span aria-hidden="true" className={direction ? "text-accent" : "text-edge"}>
        {direction === "ascending" ? "▴" : direction === "descending" ? "▾" : "▿"}
      </span>
    </button>
  );
}
