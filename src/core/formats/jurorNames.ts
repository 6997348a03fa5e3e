import type { Report } from "./report";

/**
 * The jurors of one file, numbered in order of appearance. Names that differ only in case or
 * spacing (`L1Juror46`, `L1juror46`) are one juror, reported once per spelling.
 */
export class JurorNames {
  readonly jurors: string[] = [];
  private readonly indexOf = new Map<string, number>();
  private readonly bySpelling = new Map<string, number>();
  private readonly report: Report;

  constructor(report: Report) {
    this.report = report;
  }

  /** Number of the juror a cell names; undefined (and refused) when it is empty. */
  find(spelling: string, line: number, column: string): number | undefined {
    const known = this.bySpelling.get(spelling);
    if (known !== undefined) return known;
    const name = spelling.trim();
    if (name === "") {
      const message = "the row names no juror";
      const fix = "write the juror, or leave the column out of the file";
      this.report.refuse({ line, column, value: spelling, rule: "missing", message, fix });
      return undefined;
    }
    const key = name.toLowerCase().replace(/\s+/g, "");
    const index = this.indexOf.get(key) ?? this.jurors.push(name) - 1;
    this.indexOf.set(key, index);
    this.bySpelling.set(spelling, index);
    const after = this.jurors[index]!;
    if (after !== name) {
      const message = `"${name}" and "${after}" are one juror`;
      this.report.repair({ line, column, before: name, after, rule: "juror-spelling", message });
    }
    return index;
  }
}
