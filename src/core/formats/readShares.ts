import { type ExactDecimal, exactDecimal, toCommonUnit } from "./exactDecimals";
import { isWhole, type Layout, type Recognised, recognise } from "./header";
import { ItemNames, type ItemOptions } from "./itemNames";
import type { Findings } from "./problem";
import { Report } from "./report";
import { addressProblems } from "./safeCsv";
import type { Row } from "./splitCsv";
import { readTable } from "./table";

/** One recipient of a project's payout. */
export interface ShareRow {
  line: number;
  /** Canonical name. */
  project: string;
  /** As written; empty: the part is held back. */
  address: string;
  /** In a unit common to all rows, exactly as written. */
  share: bigint;
}

/** Shares as read. */
export interface ShareFile extends Findings {
  rows: ShareRow[];
}

/** Longer numbers than this are nobody's share. */
const SHARE_LENGTH_MAX = 30;
const NAMES = ["project", "repo", "name", "item"];
const LAYOUTS: readonly Layout[] = NAMES.map((key) => ({
  key,
  required: [key, "address", "share"],
  optional: [],
}));

/**
 * Read who shares a project's payout: `project,address,share`, a row per recipient. Shares are decimals
 * in any unit, taken exactly; an empty address is a part that is held back.
 *
 * Refused: wrong addresses, shares that are no decimal of at least 0, a recipient that comes twice.
 */
export function readShares(
  input: string | Uint8Array,
  options: Pick<ItemOptions, "aliases"> = {},
): ShareFile {
  const report = new Report();
  const names = new ItemNames(report, options);
  const table = readTable(input, report);
  const found = table && recognise(table, LAYOUTS, report);
  const rows: Omit<ShareRow, "share">[] = [];
  const numbers: ExactDecimal[] = [];
  const seen = new Map<string, number>();
  for (const row of (found && table?.rows) ?? []) {
    const read = isWhole(table!, row, report) ? readRow(row, found!, names, report) : undefined;
    if (!read || isSecond(read.row, seen, report)) continue;
    rows.push(read.row);
    numbers.push(read.number);
  }
  names.finish();
  const shares = toCommonUnit(numbers);
  return { rows: rows.map((row, k) => ({ ...row, share: shares[k]! })), ...report.findings() };
}

function readRow(
  row: Row,
  { layout, at }: Recognised<Layout>,
  names: ItemNames,
  report: Report,
): { row: Omit<ShareRow, "share">; number: ExactDecimal } | undefined {
  const { line } = row;
  const cell = (column: string) => (row.cells[at.get(column)!] ?? "").trim();
  const item = names.find(cell(layout.key), { line, column: layout.key });
  const [address, text] = [cell("address"), cell("share")];
  const problems = address === "" ? [] : addressProblems(address, "address", line);
  for (const problem of problems) report.refuse(problem);
  const number =
    text.length <= SHARE_LENGTH_MAX && !/e/i.test(text) ? exactDecimal(text) : undefined;
  if (!number) {
    const message = `share is "${text}", but must be a decimal number of at least 0`;
    const problem = { line, column: "share", value: text, rule: "number", message };
    report.refuse({ ...problem, fix: "write a number such as 60 or 0.25" });
  }
  if (!number || item === undefined || problems.length > 0) return undefined;
  return { row: { line, project: names.items[item]!, address }, number };
}

function isSecond(
  { line, project, address }: Omit<ShareRow, "share">,
  seen: Map<string, number>,
  report: Report,
): boolean {
  const key = `${project}\u0000${address.toLowerCase()}`;
  const first = seen.get(key);
  seen.set(key, first ?? line);
  if (first === undefined) return false;
  const message = `${address || "the part without an address"} of ${project} is already on line ${first}`;
  const fix = "merge the two rows";
  report.refuse({ line, column: "address", value: address, rule: "duplicate", message, fix });
  return true;
}
