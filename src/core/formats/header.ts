import type { Report } from "./report";
import type { Table } from "./table";

/** A format of the field: which columns make it recognisable, and which it may have besides. */
export interface Layout {
  readonly key: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** A recognised header: the layout, and where each of its columns stands. */
export interface Recognised<L extends Layout> {
  readonly layout: L;
  readonly at: ReadonlyMap<string, number>;
  /** Columns of the file that the layout does not know, as written. */
  readonly ignored: string[];
}

/** `Repo A` and `repo-a` are the column `repo_a`. */
export function columnName(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

/**
 * Find the layout whose required columns the header has; the first in the list wins, so more
 * specific ones stand first. Order of columns does not matter.
 */
export function recognise<L extends Layout>(
  table: Table,
  layouts: readonly L[],
  report: Report,
): Recognised<L> | undefined {
  const names = table.header.map(columnName);
  const line = table.headerLine;
  const twice = names.findIndex((name, i) => name !== "" && names.indexOf(name) !== i);
  if (twice >= 0) {
    const column = table.header[twice]!;
    const message = `the header has the column ${column} twice`;
    report.refuse({ line, column, value: column, rule: "header", message, fix: "remove one" });
    return undefined;
  }
  const layout = layouts.find(({ required }) => required.every((name) => names.includes(name)));
  if (!layout) {
    refuseHeader(table, names, layouts, report);
    return undefined;
  }
  const wanted = [...layout.required, ...layout.optional];
  const at = new Map(
    wanted.filter((name) => names.includes(name)).map((name) => [name, names.indexOf(name)]),
  );
  const ignored = table.header.filter((_, i) => !wanted.includes(names[i]!));
  if (table.rows.length === 0) {
    const message = "the file has a header but no rows";
    report.refuse({ line, column: "", value: "", rule: "no-rows", message, fix: "add rows" });
  }
  return { layout, at, ignored };
}

function refuseHeader(
  table: Table,
  names: readonly string[],
  layouts: readonly Layout[],
  report: Report,
): void {
  const missing = (layout: Layout) => layout.required.filter((name) => !names.includes(name));
  const [closest] = [...layouts].sort(
    (x, y) => missing(x).length / x.required.length - missing(y).length / y.required.length,
  );
  const known = layouts.map((l) => `${l.key} (${l.required.join(",")})`).join("; ");
  const separator = names.length === 1 && /[;\t|]/.test(table.header[0]!);
  report.refuse({
    line: table.headerLine,
    column: "",
    value: table.header.join(",").slice(0, 200),
    rule: "header",
    message: `the header is none of the known formats: ${known}`,
    fix: separator
      ? "separate the columns with commas"
      : `the nearest is ${closest!.key}; missing: ${missing(closest!).join(", ")}`,
  });
}

/** Refuse a row whose number of fields is not the header's. */
export function isWhole(table: Table, row: Table["rows"][number], report: Report): boolean {
  if (row.cells.length === table.header.length) return true;
  report.refuse({
    line: row.line,
    column: "",
    value: row.cells.join(",").slice(0, 200),
    rule: "fields",
    message: `the row has ${row.cells.length} fields, the header ${table.header.length}`,
    fix: "write one field per column; put text with commas in quotation marks",
  });
  return false;
}
