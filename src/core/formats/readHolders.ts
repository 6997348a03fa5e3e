import { isWhole, type Layout, recognise } from "./header";
import type { Findings } from "./problem";
import { readNumber } from "./readNumber";
import { Report } from "./report";
import { addressProblems } from "./safeCsv";
import { readTable } from "./table";

/** Who holds how much of a credential or token. */
export interface HolderFile extends Findings {
  /** By holder: an address in lower case, or an account's name as written. */
  balances: Map<string, number>;
  ignored: string[];
}

const LAYOUTS: readonly Layout[] = ["address", "account"].flatMap((who) =>
  ["balance", "amount"].map((what) => ({ key: "holders", required: [who, what], optional: [] })),
);

/**
 * Read holders of a credential: `address` (or `account`) and `balance` (or `amount`).
 *
 * Refused: balances that are no number of at least 0, wrong addresses (what starts with 0x), empty
 * names, and a holder who comes twice.
 */
export function readHolders(
  input: string | Uint8Array,
  options: { strict?: boolean } = {},
): HolderFile {
  const report = new Report(options.strict);
  const balances = new Map<string, number>();
  const lines = new Map<string, number>();
  const table = readTable(input, report);
  const found = table && recognise(table, LAYOUTS, report);
  if (table && found) {
    const [who, what] = found.layout.required as [string, string];
    for (const row of table.rows) {
      if (!isWhole(table, row, report)) continue;
      const { line } = row;
      const cell = (column: string) => row.cells[found.at.get(column)!] ?? "";
      const written = cell(who).trim();
      const isAddress = /^0x/i.test(written);
      const problems = isAddress || written === "" ? addressProblems(written, who, line) : [];
      for (const problem of problems) report.refuse(problem);
      const balance = readNumber({ line, column: what, text: cell(what), min: 0 }, report);
      if (problems.length > 0 || balance === undefined) continue;
      const holder = isAddress ? written.toLowerCase() : written;
      const first = lines.get(holder);
      if (first === undefined) {
        lines.set(holder, line);
        balances.set(holder, balance);
        continue;
      }
      const message = `${written} is already on line ${first}`;
      const fix = "keep one of the two rows";
      report.refuse({ line, column: who, value: written, rule: "duplicate", message, fix });
    }
  }
  return { balances, ignored: found?.ignored ?? [], ...report.findings() };
}
