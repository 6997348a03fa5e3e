import { type ComparisonFile, type ComparisonRow, fromPlain } from "./comparisonFile";
import { COMPARISON_LAYOUTS, type ComparisonLayout } from "./comparisonLayouts";
import { isWhole, type Recognised, recognise } from "./header";
import { ItemNames, type ItemOptions } from "./itemNames";
import { PersonNames } from "./personNames";
import { readPlainComparisons } from "./plainComparisons";
import { readNumber } from "./readNumber";
import { Report } from "./report";
import type { Row } from "./splitCsv";
import { readTable } from "./table";
import { readVerdict } from "./verdict";

export interface ReadComparisonsOptions extends ItemOptions {
  /** Refuse instead of repairing. */
  strict?: boolean;
}

/**
 * Read juror comparisons in any of the field's formats, recognised by header
 * (see `COMPARISON_LAYOUTS`).
 *
 * With `items`, rows about other items are left out and counted in `outside`: they are not errors,
 * because a holdout is often a part of a larger file. Choices and multipliers become
 * logRatio = ±ln(multiplier), + when `a` was chosen.
 *
 * Repaired, each with an entry (strict: refused): byte order mark; several spellings of one item
 * or juror; renamed items (`aliases`); a stray letter after a number; rows that compare an item
 * with itself (dropped; real files of simulated jurors have them); exact copies of a row in the
 * formats that log single acts (dropped; in the plain formats a repeat counts).
 * Refused: a multiplier below 1, NaN, infinite, too large or negative numbers, a winner that is
 * neither item, an unknown choice, empty names, rows of the wrong length.
 *
 * Bytes of plain files without anything to judge are read by `readPlainComparisons`, with the same
 * result in a twentieth of the time.
 *
 * Never throws for what is in the file; pass the result through `accept` to refuse it.
 */
export function readComparisons(
  input: string | Uint8Array,
  options: ReadComparisonsOptions = {},
): ComparisonFile {
  const plain = typeof input === "string" ? undefined : readPlainComparisons(input, options);
  if (plain) return fromPlain(plain);
  const report = new Report(options.strict);
  const names = new ItemNames(report, options);
  const jurors = new PersonNames(report, "juror");
  const table = readTable(input, report);
  const found = table && recognise(table, COMPARISON_LAYOUTS, report);
  const rows: ComparisonRow[] = [];
  let outside = 0;
  if (table && found) {
    const reader = new RowReader(found, names, jurors, report);
    for (const row of table.rows) {
      const read = isWhole(table, row, report) ? reader.read(row) : undefined;
      if (read === "outside") outside += 1;
      else if (read) rows.push(read);
    }
    names.finish();
  }
  return {
    format: found?.layout.key ?? "",
    items: names.items,
    labels: names.labels,
    jurors: jurors.people,
    rows,
    outside,
    ignored: found?.ignored ?? [],
    ...report.findings(),
  };
}

class RowReader {
  /** First line of each row met, by its whole content. */
  private readonly seen = new Map<string, number>();
  private readonly layout: ComparisonLayout;
  private readonly at: ReadonlyMap<string, number>;

  constructor(
    found: Recognised<ComparisonLayout>,
    private readonly names: ItemNames,
    private readonly jurors: PersonNames,
    private readonly report: Report,
  ) {
    this.layout = found.layout;
    this.at = found.at;
  }

  read(row: Row): ComparisonRow | "outside" | undefined {
    const { layout, names, report } = this;
    const { line } = row;
    const before = report.problemCount;
    const a = names.find(this.cell(row, layout.a)!, { line, column: layout.a });
    const b = names.find(this.cell(row, layout.b)!, { line, column: layout.b });
    const place = { line, cell: (column: string) => this.cell(row, column)! };
    const verdict = readVerdict(layout, place, names, report);
    const extras = this.extras(row);
    if (report.problemCount > before || a === undefined || b === undefined || !verdict) {
      return undefined;
    }
    if (a < 0 || b < 0) return "outside";
    if (this.isDropped(row, a, b)) return undefined;
    return { line, a, b, ...verdict, ...extras };
  }

  private cell(row: Row, column: string | undefined): string | undefined {
    const index = column === undefined ? undefined : this.at.get(column);
    return index === undefined ? undefined : row.cells[index];
  }

  private extras(row: Row): Partial<ComparisonRow> {
    const { line } = row;
    const extras: Partial<ComparisonRow> = {};
    const weight = this.cell(row, "weight");
    if (weight !== undefined) {
      extras.weight = readNumber({ line, column: "weight", text: weight, min: 0 }, this.report);
    }
    const juror = this.cell(row, this.layout.juror);
    const signed = juror !== undefined && !(this.layout.partial && juror.trim() === "");
    if (signed) extras.juror = this.jurors.find(juror, line, this.layout.juror);
    const reason = this.cell(row, "reasoning");
    if (reason) extras.reason = reason;
    const at = this.cell(row, this.layout.at);
    if (at) extras.at = at;
    const parent = this.cell(row, "parent");
    if (parent) extras.parent = parent;
    return extras;
  }

  private isDropped(row: Row, a: number, b: number): boolean {
    const { line } = row;
    const shown = row.cells.join(",").slice(0, 200);
    const drop = (rule: string, message: string) => {
      this.report.repair({ line, column: "", before: shown, after: "", rule, message });
      return true;
    };
    if (a === b) return drop("self-comparison", "the row compares an item with itself; left out");
    if (!this.layout.copies) return false;
    const content = row.cells.join("\u0000");
    const first = this.seen.get(content);
    if (first !== undefined) return drop("duplicate", `a copy of line ${first}; left out`);
    this.seen.set(content, line);
    return false;
  }
}
