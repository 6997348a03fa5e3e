/** A number is written as it is; text is made safe for spreadsheets first. */
export type Cell = string | number | bigint;

/**
 * Write CSV (RFC 4180, "\n" line ends, UTF-8 without a mark).
 *
 * Text that a spreadsheet would run as a formula (it starts with `=`, `+`, `-`, `@`, tab or
 * carriage return) gets an apostrophe in front; names are read back without it.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((row) =>
    row.map((cell) => (typeof cell === "string" ? quoted(safe(cell)) : `${cell}`)).join(","),
  );
  return `${[header.map(quoted).join(","), ...lines].join("\n")}\n`;
}

function safe(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
