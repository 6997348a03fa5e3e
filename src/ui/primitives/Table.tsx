import type { ReactNode } from "react";
import { cx } from "./cx";
import type { Column } from "./table";

interface TableProps<Row> {
  /** Names the table, and the region that scrolls it on narrow screens. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row, index: number) => string;
  /** A closing row, such as a total: one cell per column. */
  foot?: readonly ReactNode[];
}

/** A table that keeps its shape: it scrolls sideways inside its own focusable region. */
export function Table<Row>(props: TableProps<Row>) {
  return (
    <TableFrame label={props.label} head={<PlainHead columns={props.columns} />}>
      <TableRows {...props} />
      {props.foot && <TableFoot columns={props.columns} cells={props.foot} />}
    </TableFrame>
  );
}

interface FrameProps {
  label: string;
  head: ReactNode;
  children: ReactNode;
}

export function TableFrame({ label, head, children }: FrameProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="relative overflow-x-auto" aria-label={label} tabIndex={0}>
      <table className="w-full border-ink border-t-2 border-b text-left text-small">
        <caption className="sr-only">{label}</caption>
        <thead>{head}</thead>
        {children}
      </table>
    </section>
  );
}

export function headCellClass({
  numeric,
  narrow,
}: {
  numeric?: boolean;
  narrow?: boolean;
}): string {
  return cx(
    "border-ink border-b py-2 pr-4 align-bottom last:pr-0",
    numeric && "text-right",
    numeric && !narrow && "min-w-20",
    narrow && "w-px",
  );
}

function PlainHead<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <tr>
      {columns.map((column) => (
        <th key={column.key} scope="col" className={headCellClass(column)}>
          {column.header}
        </th>
      ))}
    </tr>
  );
}

type RowsProps<Row> = Pick<TableProps<Row>, "columns" | "rows" | "rowKey">;

export function TableRows<Row>({ columns, rows, rowKey }: RowsProps<Row>) {
  return (
    <tbody className="divide-y divide-rule">
      {rows.map((row, index) => (
        <tr key={rowKey(row, index)}>
          {columns.map((column) => {
            const Cell = column.rowHeader ? "th" : "td";
            return (
              <Cell
                key={column.key}
                scope={column.rowHeader ? "row" : undefined}
                className={cx(
                  "py-2.5 pr-4 align-baseline font-normal last:pr-0",
                  column.numeric && "whitespace-nowrap text-right",
                  column.rowHeader && "min-w-36",
                )}
              >
                {column.cell(row, index)}
              </Cell>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

/** Totals stand under a double rule, as in a ledger. */
function TableFoot<Row>(props: { columns: readonly Column<Row>[]; cells: readonly ReactNode[] }) {
  return (
    <tfoot className="border-ink border-t-3 border-double">
      <tr>
        {props.columns.map((column, index) => (
          <td
            key={column.key}
            className={cx("py-2.5 pr-4 font-semibold last:pr-0", column.numeric && "text-right")}
          >
            {props.cells[index]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
