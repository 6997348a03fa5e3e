import { columnName, isWhole, type Layout, recognise } from "./header";
import { ItemNames, type ItemOptions } from "./itemNames";
import type { Findings } from "./problem";
import { FACT_COLUMNS, type ItemFacts, readFacts } from "./readFacts";
import { Report } from "./report";
import type { Row } from "./splitCsv";
import { readTable, type Table } from "./table";

/** One item of a list, with what else its row says. */
export interface ItemRow {
  line: number;
  /** Index into `items`. */
  item: number;
  /** The name as written. */
  spelling: string;
  parent?: string;
  /** Payout address as written; `addressProblem` judges it. */
  address?: string;
  /** What else the row says of the item; absent where it says nothing. */
  facts?: ItemFacts;
}

/** An item list as read. */
export interface ItemFile extends Findings {
  /** Key of the recognised format: `repo`, `project`, … or `list` without a header. */
  format: string;
  /** Canonical names, each once, in the file's order. */
  items: string[];
  labels: string[];
  rows: ItemRow[];
  ignored: string[];
}

const NAME_COLUMNS = ["repo", "project", "item", "name", "url", "repo_url"] as const;
const LAYOUTS: readonly Layout[] = NAME_COLUMNS.map((name) => ({
  key: name,
  required: [name],
  optional: ["parent", "address", ...FACT_COLUMNS],
}));

/**
 * Read a list of items: CSV with a name column (`repo,parent`, `repo`, `project`, …) and any of the
 * columns of {@link ItemFacts}, or without a header one name or address per line, as pasted.
 *
 * A name that comes twice is kept once (a repair; strict: refused); an address without a
 * repository in it is refused.
 */
export function readItems(
  input: string | Uint8Array,
  options: Pick<ItemOptions, "aliases"> & { strict?: boolean } = {},
): ItemFile {
  const report = new Report(options.strict);
  const names = new ItemNames(report, { aliases: options.aliases });
  const table = withHeader(readTable(input, report));
  const found = table && recognise(table, LAYOUTS, report);
  const rows: ItemRow[] = [];
  if (table && found) {
    const firstLine = new Map<number, number>();
    for (const row of table.rows) {
      const read = isWhole(table, row, report) ? readItem(row, found.at, names, report) : undefined;
      if (read && isNew(read, firstLine, report)) rows.push(read);
    }
    names.finish();
  }
  return {
    format: table?.headerLine === 0 ? "list" : (found?.layout.key ?? ""),
    items: names.items,
    labels: names.labels,
    rows,
    ignored: found?.ignored ?? [],
    ...report.findings(),
  };
}

/** A pasted list has no header: give it one (on line 0) and make its first line a row. */
function withHeader(table: Table | undefined): Table | undefined {
  if (table?.header.length !== 1) return table;
  const [first] = table.header as [string];
  if ((NAME_COLUMNS as readonly string[]).includes(columnName(first))) return table;
  const rows = [{ line: table.headerLine, cells: table.header }, ...table.rows];
  return { header: [NAME_COLUMNS[0]], headerLine: 0, rows };
}

function readItem(
  row: Row,
  at: ReadonlyMap<string, number>,
  names: ItemNames,
  report: Report,
): ItemRow | undefined {
  const { line } = row;
  const column = NAME_COLUMNS.find((name) => at.has(name))!;
  const cell = (name: string) => row.cells[at.get(name) ?? -1]?.trim() || undefined;
  const spelling = row.cells[at.get(column)!]!;
  const bare = /^https?:\/\/(?:www\.)?github\.com\/?[^/]*\/?$/i.test(spelling.trim());
  if (bare) {
    const message = `"${spelling}" is the address of an account, not of a repository`;
    const fix = "write https://github.com/owner/name";
    report.refuse({ line, column, value: spelling, rule: "item", message, fix });
    return undefined;
  }
  const item = names.find(spelling, { line, column });
  if (item === undefined) return undefined;
  const [parent, address] = [cell("parent"), cell("address")];
  const facts = readFacts({ line, cell }, report);
  return {
    line,
    item,
    spelling: spelling.trim(),
    ...(parent !== undefined && { parent }),
    ...(address !== undefined && { address }),
    ...(Object.keys(facts).length > 0 && { facts }),
  };
}

function isNew(row: ItemRow, firstLine: Map<number, number>, report: Report): boolean {
  const { line, item, spelling } = row;
  const first = firstLine.get(item);
  if (first === undefined) {
    firstLine.set(item, line);
    return true;
  }
  const message = `"${spelling}" is already in the list, on line ${first}; left out`;
  report.repair({ line, column: "", before: spelling, after: "", rule: "duplicate", message });
  return false;
}
