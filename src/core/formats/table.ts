import { decode } from "./decode";
import type { Report } from "./report";
import { type BrokenRow, type QuoteFault, type Row, splitCsv } from "./splitCsv";

export type { Row } from "./splitCsv";

/** A CSV file: the first record apart, empty lines left out. */
export interface Table {
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly Row[];
}

const QUOTE_FIX: Readonly<Record<QuoteFault, string>> = {
  "not-closed": 'close the quotation mark, or double it ("") inside a quoted field',
  "after-closing": 'double quotation marks inside a quoted field: ""',
};

/**
 * Read a CSV file as a header and rows (see `splitCsv`). Every line with a misplaced quotation mark
 * is refused; the others are returned, so that their problems are listed as well.
 *
 * @returns undefined when there is no header; the report says why.
 */
export function readTable(input: string | Uint8Array, report: Report): Table | undefined {
  const text = decode(input, report);
  return text === undefined ? undefined : tableOf(text, report);
}

/** The same for text that is decoded already. */
export function tableOf(text: string, report: Report): Table | undefined {
  const { rows, broken, tooLongAt } = splitCsv(text);
  for (const row of broken) refuseBroken(row, report);
  if (tooLongAt !== undefined) refuseTooLong(tooLongAt, report);
  const header = rows[0];
  // With a broken first line the next one is not the header, and nothing can be said about the rest.
  const isHeader = header && !(broken[0] && broken[0].line < header.line);
  if (isHeader) return { header: header.cells, headerLine: header.line, rows: rows.slice(1) };
  if (broken.length === 0) refuseEmpty(report);
  return undefined;
}

function refuseBroken({ line, text, fault }: BrokenRow, report: Report): void {
  const message = "a quotation mark in the row that starts here is misplaced";
  const value = text.slice(0, 80);
  report.refuse({ line, column: "", value, rule: "quotes", message, fix: QUOTE_FIX[fault] });
}

function refuseTooLong(line: number, report: Report): void {
  const message = "the file has more rows than can be read; nothing from here on was read";
  const fix = "split the file";
  report.refuse({ line, column: "", value: "", rule: "too-long", message, fix });
}

function refuseEmpty(report: Report): void {
  const message = "the file is empty";
  const fix = "choose a file with a header line and at least one row";
  report.refuse({ line: 1, column: "", value: "", rule: "empty", message, fix });
}
