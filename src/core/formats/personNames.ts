import type { Report } from "./report";

/** Longer names are refused: they are a missing quotation mark or line break. */
const NAME_LENGTH_MAX = 500;

/**
 * The jurors or donors of one file, numbered in order of appearance. Names that differ only in case
 * or spacing (`L1Juror46`, `L1juror46`) are one person, reported once per spelling.
 */
export class PersonNames {
  /** Names as first written. */
  readonly people: string[] = [];
  private readonly indexOf = new Map<string, number>();
  private readonly bySpelling = new Map<string, number>();

  constructor(
    private readonly report: Report,
    private readonly role: "juror" | "donor",
  ) {}

  /** Number of the person a cell names; undefined (and refused) when it names none. */
  find(spelling: string, line: number, column: string): number | undefined {
    const known = this.bySpelling.get(spelling);
    if (known !== undefined) return known;
    const name = spelling.trim();
    if (name === "" || name.length > NAME_LENGTH_MAX) {
      this.refuse(name, line, column);
      return undefined;
    }
    const key = name.toLowerCase().replace(/\s+/g, "");
    const index = this.indexOf.get(key) ?? this.people.push(name) - 1;
    this.indexOf.set(key, index);
    this.bySpelling.set(spelling, index);
    const after = this.people[index]!;
    if (after !== name) {
      const message = `"${name}" and "${after}" are one ${this.role}`;
      const repair = { line, column, before: name, after, rule: `${this.role}-spelling` };
      this.report.repair({ ...repair, message });
    }
    return index;
  }

  private refuse(name: string, line: number, column: string): void {
    const { role } = this;
    const isEmpty = name === "";
    this.report.refuse({
      line,
      column,
      value: name.slice(0, 80),
      rule: isEmpty ? "missing" : "name-length",
      message: isEmpty ? `the row names no ${role}` : `a name of ${name.length} characters`,
      fix: isEmpty
        ? `write the ${role}, or leave the column out of the file`
        : `write at most ${NAME_LENGTH_MAX} characters`,
    });
  }
}
