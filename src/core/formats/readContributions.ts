import type { ContributionFile, ContributionRow } from "./contributionFile";
import {
  type ContributionColumns,
  type ContributionLayout,
  type ContributionPart,
  contributionLayout,
} from "./contributionLayouts";
import { exactDecimal, plainAlready, plainDecimal } from "./exactDecimals";
import { columnName, isWhole, type Recognised, recognise } from "./header";
import { ItemNames, type ItemOptions } from "./itemNames";
import { PersonNames } from "./personNames";
import { readNumber } from "./readNumber";
import { Report } from "./report";
import { addressProblems } from "./safeCsv";
import type { Row } from "./splitCsv";
import { readTable, type Table } from "./table";

export interface ReadContributionsOptions extends ItemOptions {
  /** Columns to read as donor, project, amount, …, where the usual names do not fit. */
  columns?: ContributionColumns;
  /** Refuse instead of repairing. */
  strict?: boolean;
}

/**
 * Read donations: a donor (`donor`, `voter`, `contributor`), a project (`project`, `project_id`,
 * `repo`), an amount (`amountUSD`, else `amount`, `amountMicro`), and where present `token`,
 * `grantAddress` or `recipient`, `id`, `rawScore`, `coefficient`.
 *
 * Amounts are taken digit by digit, exponents included, and never pass through a float. With
 * `items`, a project outside the list is refused: money is not left out silently.
 *
 * Repaired (strict: refused): a row equal to an earlier one in every cell, when rows have an `id`
 * (without, equal rows are two donations); spellings of a project or of a donor without address;
 * byte order mark. An address is the same in any case; its checksum, if it has one, must be right.
 * Refused: amounts that are no decimal number above 0, wrong addresses (a donor, recipient or token
 * that starts with 0x), empty names, and two rows of one id, donor, project and token that differ.
 *
 * Never throws for what is in the file; pass the result through `accept` to refuse it.
 */
export function readContributions(
  input: string | Uint8Array,
  options: ReadContributionsOptions = {},
): ContributionFile {
  const report = new Report(options.strict);
  const names = new ItemNames(report, options);
  const donors = new PersonNames(report, "donor");
  const table = readTable(input, report);
  const layout = contributionLayout(table?.header.map(columnName) ?? [], options.columns ?? {});
  const found = table && recognise(table, [layout], report);
  const rows: ContributionRow[] = [];
  let format = "";
  if (table && found) {
    const reader = new ContributionReader(table, found, names, donors, report);
    format = reader.format;
    for (const row of table.rows) {
      const read = isWhole(table, row, report) ? reader.read(row) : undefined;
      if (read) rows.push(read);
    }
    names.finish();
  }
  const { items: projects, labels } = names;
  const ignored = found?.ignored ?? [];
  return {
    ...{ format, projects, labels, donors: donors.people, rows, ignored },
    ...report.findings(),
  };
}

class ContributionReader {
  /** The first row of each id, donor, project and token. */
  private readonly seen = new Map<string, Row>();
  private readonly layout: ContributionLayout;
  /** Where each part stands, looked up once: a file has a million rows. */
  private readonly at: Partial<Record<ContributionPart, number>>;
  /** Donors by the cell that names them, once its address has been checked. */
  private readonly donorOf = new Map<string, number>();

  constructor(
    private readonly table: Table,
    found: Recognised<ContributionLayout>,
    private readonly names: ItemNames,
    private readonly donors: PersonNames,
    private readonly report: Report,
  ) {
    this.layout = found.layout;
    const { columns } = found.layout;
    const parts = (Object.keys(columns) as ContributionPart[]).map(
      (part) => [part, found.at.get(columns[part] ?? "")] as const,
    );
    this.at = Object.fromEntries(parts.filter(([, at]) => at !== undefined));
  }

  /** The columns that were chosen, for people. */
  get format(): string {
    return [this.column("donor"), this.column("project"), this.column("amount")].join(",");
  }

  read(row: Row): ContributionRow | undefined {
    const { line } = row;
    const before = this.report.problemCount;
    const donor = this.donor(row);
    const project = this.project(row);
    const amount = this.amount(row);
    const extras: Partial<ContributionRow> = {};
    this.addTexts(row, extras);
    this.addNumbers(row, extras);
    if (donor === undefined || project === undefined || amount === undefined) return undefined;
    if (this.report.problemCount > before || this.isSecond(row, donor, project)) return undefined;
    return Object.assign(extras, { line, donor, project, amount });
  }

  /** The column's name as the file writes it. */
  private column(part: ContributionPart): string {
    return this.table.header[this.index(part) ?? -1] ?? "";
  }

  private index(part: ContributionPart): number | undefined {
    return this.at[part];
  }

  private cell(row: Row, part: ContributionPart): string {
    return row.cells[this.index(part) ?? -1] ?? "";
  }

  private donor(row: Row): number | undefined {
    const text = this.cell(row, "donor");
    const known = this.donorOf.get(text);
    if (known !== undefined) return known;
    if (!this.checkAddress(row, "donor")) return undefined;
    const name = isHex(text) ? text.trim().toLowerCase() : text;
    const donor = this.donors.find(name, row.line, this.column("donor"));
    if (donor !== undefined) this.donorOf.set(text, donor);
    return donor;
  }

  private project(row: Row): number | undefined {
    const [text, place] = [
      this.cell(row, "project"),
      { line: row.line, column: this.column("project") },
    ];
    const index = this.names.find(text, place);
    if (index !== -1) return index;
    this.names.refuseUnknown(text, place);
    return undefined;
  }

  private amount(row: Row): string | undefined {
    const text = this.cell(row, "amount");
    const plain = plainAlready(text);
    if (plain !== undefined && plain !== "0") return plain;
    const number = exactDecimal(text);
    if (number && number.digits > 0n) return plainDecimal(number);
    const [line, column] = [row.line, this.column("amount")];
    const message = `${column} is "${text.slice(0, 80)}", but must be a decimal number above 0`;
    const fix = number ? "remove the row" : "write a number such as 12.5 or 1e+18";
    const rule = number ? "zero" : "number";
    this.report.refuse({ line, column, value: text.slice(0, 80), rule, message, fix });
    return undefined;
  }

  private addTexts(row: Row, into: Partial<ContributionRow>): void {
    for (const part of ["token", "recipient", "id"] as const) {
      if (this.at[part] === undefined) continue;
      const text = this.cell(row, part).trim();
      if (text !== "") into[part] = text;
      if (part !== "id") this.checkAddress(row, part);
    }
  }

  private addNumbers(row: Row, into: Partial<ContributionRow>): void {
    for (const part of ["rawScore", "coefficient"] as const) {
      const text = this.cell(row, part);
      if (this.at[part] === undefined || text.trim() === "") continue;
      const value = readNumber(
        { line: row.line, column: this.column(part), text, min: 0 },
        this.report,
      );
      if (value !== undefined) into[part] = value;
    }
  }

  /** Refuse a cell that starts as an address and is none; the zero address is a chain's coin. */
  private checkAddress(row: Row, part: "donor" | "recipient" | "token"): boolean {
    const text = this.cell(row, part).trim();
    const isCoin = part === "token" && /^0x0{40}$/i.test(text);
    if (!isHex(text) || isCoin) return true;
    const problems = addressProblems(text, this.column(part), row.line);
    for (const problem of problems) this.report.refuse(problem);
    return problems.length === 0;
  }

  private isSecond(row: Row, donor: number, project: number): boolean {
    const id = this.cell(row, "id").trim();
    if (id === "") return false;
    const token = this.cell(row, "token").trim().toLowerCase();
    const key = [id, donor, project, token].join("\u0000");
    const first = this.seen.get(key);
    if (!first) {
      this.seen.set(key, row);
      return false;
    }
    const { line } = row;
    const shown = row.cells.join(",").slice(0, 200);
    if (first.cells.every((cell, k) => cell === row.cells[k])) {
      const message = `a copy of line ${first.line}; left out`;
      const repair = { line, column: "", before: shown, after: "", rule: "duplicate" };
      this.report.repair({ ...repair, message });
    } else {
      const message = `line ${first.line} already has this donor, project and ${this.column("id")}`;
      const fix = "keep one of the two rows, or give them different ids";
      const problem = { line, column: this.column("id"), value: id, rule: "duplicate" };
      this.report.refuse({ ...problem, message, fix });
    }
    return true;
  }
}

function isHex(text: string): boolean {
  return /^\s{0,80}0x/i.test(text);
}
