import { type ExactDecimal, exactDecimal, toCommonUnit } from "./exactDecimals";
import { isWhole, type Layout, type Recognised, recognise } from "./header";
import { ItemNames } from "./itemNames";
import type { Findings } from "./problem";
import { Report } from "./report";
import type { Row } from "./splitCsv";
import { readTable } from "./table";

/** One recipient of a payout. */
export interface AmountRow {
  line: number;
  /** Canonical project name, or the address where the file names no project. */
  project: string;
  /** Address as written; empty when missing. The exports judge it. */
  address: string;
  /** Share of the pool in a unit common to all rows, exactly as written. */
  weight: bigint;
}

/** A payout list as read. */
export interface AmountFile extends Findings {
  rows: AmountRow[];
  ignored: string[];
}

interface AmountLayout extends Layout {
  readonly name?: string;
  readonly value: string;
  readonly address: string;
}

const NAMES = ["project", "repo", "name", "item", "id", undefined];
const VALUES = ["weight", "amount", "share"];
const ADDRESSES = ["address", "receiver", "payout_address", undefined];

/** Every combination of a value column with a name, an address, or both. */
const LAYOUTS: readonly AmountLayout[] = VALUES.flatMap((value) =>
  NAMES.flatMap((name) =>
    ADDRESSES.filter((address) => name ?? address).map((address) => ({
      key: "amounts",
      required: [name, value, address].filter((column) => column !== undefined),
      optional: [],
      ...(name !== undefined && { name }),
      value,
      address: address ?? "",
    })),
  ),
);

/**
 * Read who is to be paid in which proportion: a column `weight`, `amount` or `share`, with
 * `project` (or `repo`, `name`, `item`, `id`), `address` (or `receiver`, `payout_address`), or both.
 *
 * Numbers are taken exactly as the decimals they are written as, of any length. Refused: anything
 * else than a decimal number of at least 0, and a recipient (project and address) that comes twice.
 */
export function readAmounts(
  input: string | Uint8Array,
  options: { strict?: boolean } = {},
): AmountFile {
  const report = new Report(options.strict);
  const table = readTable(input, report);
  const found = table && recognise(table, LAYOUTS, report);
  const rows: Omit<AmountRow, "weight">[] = [];
  const numbers: ExactDecimal[] = [];
  if (table && found) {
    const names = new ItemNames(report);
    const seen = new Map<string, number>();
    for (const row of table.rows) {
      const read = isWhole(table, row, report) ? readRow(row, found, names, report) : undefined;
      if (!read || isSecond(read.row, seen, report)) continue;
      rows.push(read.row);
      numbers.push(read.number);
    }
    names.finish();
  }
  const weights = toCommonUnit(numbers);
  return {
    rows: rows.map((row, k) => ({ ...row, weight: weights[k]! })),
    ignored: found?.ignored ?? [],
    ...report.findings(),
  };
}

function readRow(
  row: Row,
  { layout, at }: Recognised<AmountLayout>,
  names: ItemNames,
  report: Report,
): { row: Omit<AmountRow, "weight">; number: ExactDecimal } | undefined {
  const { line } = row;
  const cell = (column: string) => row.cells[at.get(column) ?? -1] ?? "";
  const address = cell(layout.address).trim();
  const name = layout.name;
  const item = name && names.find(cell(name), { line, column: name });
  const text = cell(layout.value);
  const number = exactDecimal(text);
  if (!number) {
    const message = `${layout.value} is "${text}", but must be a decimal number of at least 0`;
    const problem = { line, column: layout.value, value: text, rule: "number", message };
    report.refuse({ ...problem, fix: "write a number such as 0.25 or 1000" });
  }
  if (!number || (name && item === undefined)) return undefined;
  const project = typeof item === "number" ? names.items[item]! : address;
  return { row: { line, project, address }, number };
}

function isSecond(
  row: Omit<AmountRow, "weight">,
  seen: Map<string, number>,
  report: Report,
): boolean {
  const { line, project, address } = row;
  const key = `${project}\u0000${address}`.toLowerCase();
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, line);
    return false;
  }
  const message = `${project} is already paid on line ${first}`;
  const fix = "merge the two rows";
  report.refuse({ line, column: "", value: project, rule: "duplicate", message, fix });
  return true;
}
