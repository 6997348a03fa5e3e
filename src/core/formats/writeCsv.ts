import { stringify } from "csv-stringify/sync";

/** A number is written as it is; text is made safe for spreadsheets first. */
export type Cell = string | number | bigint;

/**
 * Write CSV (RFC 4180, "\n" line ends, UTF-8 without a mark).
 *
 * Text that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, tab or
 * carriage return) gets an apostrophe in front; names are read back without it.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? safe(cell) : `${cell}`)),
  );
  return stringify([[...header], ...cells]);
}

function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
