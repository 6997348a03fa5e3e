/** A value that a spreadsheet would run as a formula, unless it is simply a number. */
const FORMULA = /^[=+\-@\t\r]/;

function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const risky = FORMULA.test(value) && !Number.isFinite(Number(value));
  const text = risky ? `'${value}` : value;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export type CsvRow = readonly (string | number | null | undefined)[];

/** Rows as lines of CSV. */
export function csvLines(rows: readonly CsvRow[]): string {
  return rows.map((row) => `${row.map(csvCell).join(",")}\n`).join("");
}

/** Header and rows as CSV. Text that a spreadsheet would run as a formula gets a leading quote. */
export function toCsv(header: readonly string[], rows: readonly CsvRow[]): string {
  return csvLines([header, ...rows]);
}
