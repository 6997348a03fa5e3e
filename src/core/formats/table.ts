import { CsvError, parse } from "csv-parse/sync";
import { decode } from "./decode";
import type { Report } from "./report";

/** One record of a CSV file and the physical line on which it starts. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A CSV file: the first record apart, blank lines left out. */
export interface Table {
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly Row[];
}

const OPTIONS = { record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true };

const QUOTE_FIX: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'close the quotation mark, or double it ("") inside a quoted field',
  CSV_INVALID_CLOSING_QUOTE: 'double quotation marks inside a quoted field: ""',
  INVALID_OPENING_QUOTE: "put the whole field in quotation marks and double those inside it",
};

/**
 * Take a CSV text apart (RFC 4180: quoted fields may hold commas, doubled quotes and line breaks;
 * any line ending).
 *
 * A broken quotation mark is reported with its line; the records before it are still returned, so
 * that their problems are listed as well.
 *
 * @returns undefined when there is no header; the report says why.
 */
export function readTable(input: string | Uint8Array, report: Report): Table | undefined {
  const text = decode(input, report);
  if (text === undefined) return undefined;
  const records = readRecords(text, report);
  const rows: Row[] = [];
  let line = 1;
  for (const cells of records) {
    if (cells.length > 1 || cells[0] !== "") rows.push({ line, cells });
    line += linesOf(cells);
  }
  const [first, ...rest] = rows;
  if (first) return { header: first.cells, headerLine: first.line, rows: rest };
  if (report.problemCount === 0) {
    const fix = "choose a file with a header line and at least one row";
    report.refuse({
      line: 1,
      column: "",
      value: "",
      rule: "empty",
      message: "the file is empty",
      fix,
    });
  }
  return undefined;
}

function readRecords(text: string, report: Report): string[][] {
  try {
    return parse(text, OPTIONS) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const records = recordsBeforeError(text);
    const line = records.reduce((sum, cells) => sum + linesOf(cells), 1);
    report.refuse({
      line,
      column: "",
      value: text.split(/\r\n|\n|\r/, line)[line - 1]?.slice(0, 80) ?? "",
      rule: "quotes",
      message:
        "a quotation mark in the row that starts here is misplaced; nothing after it was read",
      fix: QUOTE_FIX[error.code] ?? "write the row as RFC 4180 asks",
    });
    return records;
  }
}

function recordsBeforeError(text: string): string[][] {
  const records: string[][] = [];
  const keep = (record: string[]) => {
    records.push(record);
    return record;
  };
  try {
    parse(text, { ...OPTIONS, on_record: keep });
  } catch {
    // Known from the first pass; only the records up to here are wanted.
  }
  return records;
}

/** Physical lines a record takes: one, plus the line breaks inside its quoted fields. */
function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) {
    if (cell.includes("\n") || cell.includes("\r")) lines += cell.split(/\r\n|\n|\r/).length - 1;
  }
  return lines;
}
