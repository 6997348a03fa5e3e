import Papa from "papaparse";

/** A number is written as it is; text is made safe for spreadsheets first. */
export type Cell = string | number | bigint;

/** How text begins that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Write CSV (RFC 4180, by Papa Parse; "\n" line ends, UTF-8 without a mark).
 *
 * Text that a spreadsheet would run as a formula gets an apostrophe in front; names are read back
 * without it.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return writeCsvRows([header, ...rows]);
}

/** Rows alone, for a file that is written part by part. */
export function writeCsvRows(rows: readonly (readonly Cell[])[]): string {
  const table = rows.map((row) => [...row]);
  return `${Papa.unparse(table, { newline: "\n", escapeFormulae: FORMULA })}\n`;
}
