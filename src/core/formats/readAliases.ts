import { isWhole, type Layout, recognise } from "./header";
import { normaliseItem } from "./normaliseItem";
import type { Findings } from "./problem";
import { Report } from "./report";
import { readTable } from "./table";

/** Present names of renamed items, as `readComparisons` and the others take them. */
export interface AliasFile extends Findings {
  aliases: Record<string, string>;
}

const LAYOUTS: readonly Layout[] = [
  { key: "alias,repo", required: ["alias", "repo"], optional: [] },
  { key: "old,new", required: ["old", "new"], optional: [] },
];

/**
 * Read a list of renamed repositories: `alias,repo` or `old,new`, one renaming a row. A name that
 * is given two present names is refused.
 */
export function readAliases(input: string | Uint8Array): AliasFile {
  const report = new Report();
  const table = readTable(input, report);
  const found = table && recognise(table, LAYOUTS, report);
  const aliases = new Map<string, string>();
  for (const row of (found && table?.rows) ?? []) {
    if (!isWhole(table!, row, report)) continue;
    const { line } = row;
    const [oldColumn, newColumn] = found!.layout.required as [string, string];
    const from = normaliseItem(row.cells[found!.at.get(oldColumn)!]!);
    const to = normaliseItem(row.cells[found!.at.get(newColumn)!]!);
    const known = aliases.get(from);
    if (from === "" || to === "") {
      const message = "a renaming needs both names";
      const fix = "write the old and the present name";
      report.refuse({ line, column: "", value: "", rule: "missing", message, fix });
    } else if (known !== undefined && known !== to) {
      const message = `${from} is already renamed to ${known}`;
      const fix = "keep one of the two rows";
      report.refuse({ line, column: newColumn, value: to, rule: "duplicate", message, fix });
    } else aliases.set(from, to);
  }
  return { aliases: Object.fromEntries(aliases), ...report.findings() };
}
