import { isWhole, type Layout, type Recognised } from "./header";
import type { ItemNames } from "./itemNames";
import { readNumber } from "./readNumber";
import type { Report } from "./report";
import type { Row } from "./splitCsv";
import { ORIGINALITY_PARENT } from "./submissionFile";
import type { Table } from "./table";

/** Which columns say what in rows of `item, parent, value`. */
export interface EntryLayout extends Layout {
  readonly kind: "tree" | "originality" | "dependencies" | "market";
  readonly item: string;
  /** Absent: the rows only name an edge, and count 1. */
  readonly value?: string;
  /** What the values add up over (absent: the whole file). */
  readonly parent?: string;
}

/** One row of a submission or graph: canonical names and a checked number. */
export interface Entry {
  readonly line: number;
  /** Where the number stands, for messages: its column, or its JSON pointer. */
  readonly column: string;
  /** The item's cell as written, for messages. */
  readonly spelling: string;
  readonly item: string;
  /** Canonical parent; empty where the format has none. */
  readonly parent: string;
  /** NaN where the number was refused: the row still says that the item is there. */
  readonly value: number;
}

const PERCENT_MAX = 100;

/** Read every row that names an item; copies of a row are dropped, two values for one item are refused. */
export function readEntries(
  table: Table,
  found: Recognised<EntryLayout>,
  names: ItemNames,
  report: Report,
): Entry[] {
  const entries = new Map<string, Entry>();
  for (const row of table.rows) {
    const entry = isWhole(table, row, report) ? readEntry(row, found, names, report) : undefined;
    if (!entry) continue;
    const key = `${entry.parent}\u0000${entry.item}`;
    const first = entries.get(key);
    // A refused number says nothing: the row after it stands for the item instead.
    if (!first || Number.isNaN(first.value)) entries.set(key, entry);
    else noteSecond(first, entry, report);
  }
  return [...entries.values()];
}

function readEntry(
  row: Row,
  { layout, at }: Recognised<EntryLayout>,
  names: ItemNames,
  report: Report,
): Entry | undefined {
  const { line } = row;
  const cell = (column: string) => row.cells[at.get(column)!]!;
  const place = (column: string) => row.pointers?.[at.get(column)!] ?? column;
  const spelling = cell(layout.item);
  const item = names.find(spelling, { line, column: place(layout.item) });
  const parent = layout.parent && names.canonical(cell(layout.parent));
  const column = place(layout.value ?? layout.item);
  const value =
    layout.value === undefined
      ? 1
      : readValue(layout, { line, column, text: cell(layout.value) }, parent ?? "", report);
  if (parent === "") {
    const message = `${layout.parent} is empty`;
    const fix = "write what the weight is a share of";
    const problem = { line, column: place(layout.parent!), value: "", rule: "missing" };
    report.refuse({ ...problem, message, fix });
    return undefined;
  }
  if (item === undefined) return undefined;
  return {
    ...{ line, column, spelling, item: names.items[item]!, parent: parent ?? "" },
    value: value ?? Number.NaN,
  };
}

function readValue(
  { kind }: EntryLayout,
  cell: { line: number; column: string; text: string },
  parent: string,
  report: Report,
): number | undefined {
  const isShare = kind === "originality" || parent === ORIGINALITY_PARENT;
  const max = kind === "market" ? PERCENT_MAX : isShare ? 1 : undefined;
  return readNumber({ ...cell, min: 0, ...(max !== undefined && { max }) }, report);
}

function noteSecond(first: Entry, second: Entry, report: Report): void {
  const { line, column, item, spelling, value } = second;
  if (Number.isNaN(value)) return;
  const where = column.startsWith("/") ? first.column : `line ${first.line}`;
  if (value === first.value) {
    const before = `${spelling},${value}`;
    const message = `a copy of ${where}; left out`;
    report.repair({ line, column: "", before, after: "", rule: "duplicate", message });
    return;
  }
  const message = `${item} already has the value ${first.value}, on ${where}`;
  const fix = "keep one of the two rows";
  report.refuse({ line, column, value: String(value), rule: "duplicate", message, fix });
}
