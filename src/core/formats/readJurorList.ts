import { isWhole, type Layout, type Recognised, recognise } from "./header";
import type { Findings } from "./problem";
import { Report } from "./report";
import type { Row } from "./splitCsv";
import { readTable } from "./table";

/** Somebody to invite. At least one of name, email and label is not empty. */
export interface InviteeRow {
  readonly line: number;
  readonly name: string;
  /** In lower case; empty where none is given. */
  readonly email: string;
  readonly label: string;
  readonly note: string;
}

/** A list of people to invite, as read. */
export interface InviteeFile extends Findings {
  readonly rows: InviteeRow[];
  /** Columns that were not read. */
  readonly ignored: string[];
}

const WHO = ["name", "email", "label"] as const;
const LAYOUTS: readonly Layout[] = WHO.map((column) => ({
  key: column,
  required: [column],
  optional: [...WHO.filter((other) => other !== column), "note"],
}));

const TEXT_LENGTH_MAX = 120;
const NOTE_LENGTH_MAX = 500;
/** An address as mail servers take it, near enough: somebody @ a domain with a dot, no spaces. */
const EMAIL = /^[^\s@<>,;"]+@[^\s@<>,;".]+(?:\.[^\s@<>,;".]+)+$/;

/**
 * Read people to invite: CSV with at least one of the columns `name`, `email`, `label`, and perhaps
 * `note`. The label is what the organizer calls them.
 *
 * Refused: a row that names nobody, an address that is none, text that is too long, and a person who
 * comes twice (the same address, or without addresses the same name and label).
 */
export function readJurorList(input: string | Uint8Array): InviteeFile {
  const report = new Report();
  const table = readTable(input, report);
  const found = table && recognise(table, LAYOUTS, report);
  const rows: InviteeRow[] = [];
  if (table && found) {
    const seen = new Map<string, number>();
    for (const row of table.rows) {
      const read = isWhole(table, row, report) ? readRow(row, found, report) : undefined;
      if (read && isFirst(read, seen, report)) rows.push(read);
    }
  }
  return { rows, ignored: found?.ignored ?? [], ...report.findings() };
}

function readRow(row: Row, { at }: Recognised<Layout>, report: Report): InviteeRow | undefined {
  const { line } = row;
  const before = report.problemCount;
  const cell = (column: string, max: number) => {
    const text = (row.cells[at.get(column) ?? -1] ?? "").trim();
    if (text.length <= max) return text;
    const message = `${column} has ${text.length} characters`;
    const fix = `write at most ${max} characters`;
    report.refuse({ line, column, value: text.slice(0, 80), rule: "length", message, fix });
    return "";
  };
  const name = cell("name", TEXT_LENGTH_MAX);
  const email = cell("email", TEXT_LENGTH_MAX).toLowerCase();
  const label = cell("label", TEXT_LENGTH_MAX);
  const note = cell("note", NOTE_LENGTH_MAX);
  if (email && !EMAIL.test(email)) {
    const message = `"${email}" is not a mail address`;
    const fix = "write one address such as ann@example.org, or leave the field empty";
    report.refuse({ line, column: "email", value: email, rule: "email", message, fix });
  } else if (!name && !email && !label && report.problemCount === before) {
    const message = "the row names nobody";
    const fix = "write a name, an address or a label, or remove the row";
    report.refuse({ line, column: "", value: row.cells.join(","), rule: "missing", message, fix });
  }
  return report.problemCount > before ? undefined : { line, name, email, label, note };
}

function isFirst(row: InviteeRow, seen: Map<string, number>, report: Report): boolean {
  const { line, name, email, label } = row;
  const key = email || JSON.stringify([name.toLowerCase(), label.toLowerCase()]);
  const first = seen.get(key);
  if (first === undefined) {
    seen.set(key, line);
    return true;
  }
  const value = email || name || label;
  const column = email ? "email" : name ? "name" : "label";
  const message = `${value} is on line ${first} already`;
  const fix = email ? "remove one of the two rows" : "remove one of the two, or tell them apart";
  report.refuse({ line, column, value, rule: "duplicate", message, fix });
  return false;
}
