import { isWhole, recognise } from "./header";
import type { Findings } from "./problem";
import { Report } from "./report";
import { readTable } from "./table";

/** Cases of a computation, one a row. */
export interface CaseFile extends Findings {
  rows: { line: number; values: Record<string, string> }[];
}

/**
 * Read a table whose columns are a computation's options by name; the caller reads the cells. A
 * column of `needed` that is missing is refused unless the caller gives it for all rows.
 */
export function readCases(
  input: string | Uint8Array,
  needed: readonly string[],
  optional: readonly string[],
): CaseFile {
  const report = new Report();
  const table = readTable(input, report);
  const names = [...needed, ...optional];
  const lower = new Map(names.map((name) => [name.toLowerCase(), name]));
  const layout = { key: "cases", required: [], optional: [...lower.keys()] };
  const found = table && recognise(table, [layout], report);
  const rows: CaseFile["rows"] = [];
  if (table && found) {
    for (const row of table.rows) {
      if (!isWhole(table, row, report)) continue;
      const cells = [...found.at].map(([column, at]) => [lower.get(column), row.cells[at] ?? ""]);
      rows.push({
        line: row.line,
        values: Object.fromEntries(cells.filter(([name, cell]) => name && cell)),
      });
    }
  }
  return { rows, ...report.findings() };
}
