import { isWhole, type Recognised } from "./header";
import type { ItemNames } from "./itemNames";
import { readNumber } from "./readNumber";
import type { Report } from "./report";
import type { Row } from "./splitCsv";
import { ORIGINALITY_PARENT } from "./submissionFile";
import type { SubmissionLayout } from "./submissionLayouts";
import type { Table } from "./table";

/** One row of a submission: canonical names and a checked number. */
export interface Entry {
  readonly line: number;
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
  found: Recognised<SubmissionLayout>,
  names: ItemNames,
  report: Report,
): Entry[] {
  const entries = new Map<string, Entry>();
  for (const row of table.rows) {
    const entry = isWhole(table, row, report) ? readEntry(row, found, names, report) : undefined;
    if (!entry) continue;
    const key = `${entry.parent}\u0000${entry.item}`;
    const first = entries.get(key);
    if (first) noteSecond(first, entry, found.layout, report);
    else entries.set(key, entry);
  }
  return [...entries.values()];
}

function readEntry(
  row: Row,
  { layout, at }: Recognised<SubmissionLayout>,
  names: ItemNames,
  report: Report,
): Entry | undefined {
  const { line } = row;
  const spelling = row.cells[at.get(layout.item)!]!;
  const item = names.find(spelling, { line, column: layout.item });
  const parent = layout.parent && names.canonical(row.cells[at.get(layout.parent)!]!);
  const text = row.cells[at.get(layout.value)!]!;
  const max = maximum(layout, parent ?? "");
  const cell = { line, column: layout.value, text, min: 0, ...(max !== undefined && { max }) };
  const value = readNumber(cell, report);
  if (parent === "") {
    const [column, fix] = [layout.parent!, "write what the weight is a share of"];
    const message = `${column} is empty`;
    report.refuse({ line, column, value: "", rule: "missing", message, fix });
    return undefined;
  }
  if (item === undefined) return undefined;
  return {
    line,
    spelling,
    item: names.items[item]!,
    parent: parent ?? "",
    value: value ?? Number.NaN,
  };
}

function maximum(layout: SubmissionLayout, parent: string): number | undefined {
  if (layout.kind === "market") return PERCENT_MAX;
  return layout.kind === "originality" || parent === ORIGINALITY_PARENT ? 1 : undefined;
}

function noteSecond(first: Entry, second: Entry, layout: SubmissionLayout, report: Report): void {
  const { line, spelling, value } = second;
  if (Number.isNaN(value) || Number.isNaN(first.value)) return;
  if (value === first.value) {
    const message = `a copy of line ${first.line}; left out`;
    const before = `${spelling},${value}`;
    report.repair({ line, column: "", before, after: "", rule: "duplicate", message });
    return;
  }
  report.refuse({
    line,
    column: layout.value,
    value: String(value),
    rule: "duplicate",
    message: `${second.item} already has the value ${first.value}, on line ${first.line}`,
    fix: "keep one of the two rows",
  });
}
