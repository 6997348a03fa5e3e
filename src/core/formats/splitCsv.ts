import Papa from "papaparse";

/** One record of a CSV text and the physical line on which it starts. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  /** JSON pointers of the cells, for rows that come from JSON. */
  readonly pointers?: readonly string[];
}

/** What can be wrong with the quotation marks of a record. */
export type QuoteFault = "not-closed" | "after-closing";

/** A record that could not be taken apart; its line as written. */
export interface BrokenRow {
  readonly line: number;
  readonly text: string;
  readonly fault: QuoteFault;
}

/** Records beyond this, empty lines counted, are not read: a file of one-letter lines would fill the memory. */
export const ROWS_MAX = 2_000_000;
/** Reading starts anew behind each broken record, so their number is limited. */
const BROKEN_MAX = 100;

/** A CSV text taken apart. */
export interface SplitCsv {
  readonly rows: Row[];
  readonly broken: BrokenRow[];
  /** Line at which reading stopped because there are too many records, or too many broken ones. */
  readonly tooLongAt?: number;
}

/**
 * Take a CSV text apart (RFC 4180, by Papa Parse: quoted fields may hold commas, doubled quotes and
 * line breaks; any line ending, which becomes "\n"). Empty lines are left out.
 *
 * Adds what Papa Parse does not tell: the line each record starts on. A record with a misplaced
 * quotation mark is set aside and reading goes on with the next line, so that every line is in
 * `rows` or in `broken`; Papa Parse alone would take the rest of the file for one field.
 */
export function splitCsv(text: string, rowsMax = ROWS_MAX): SplitCsv {
  const rest = text.replace(/\r\n?/g, "\n");
  const rows: Row[] = [];
  const broken: BrokenRow[] = [];
  let offset = 0;
  let line = 1;
  while (offset < rest.length) {
    const recordsMax = rowsMax - rows.length - broken.length + 1;
    const { data, errors } = parse(rest.slice(offset), recordsMax);
    const bad = errors.find(({ type }) => type === "Quotes");
    for (const cells of data.slice(0, bad?.row ?? data.length)) {
      if (rows.length + broken.length >= rowsMax) return { rows, broken, tooLongAt: line };
      if (cells.length > 1 || cells[0] !== "") rows.push({ line, cells });
      line += 1 + breaksIn(cells);
    }
    if (bad === undefined && data.length < recordsMax) break;
    if (bad === undefined) return { rows, broken, tooLongAt: line };
    if (broken.length >= BROKEN_MAX) return { rows, broken, tooLongAt: line };
    const start = offsetOfLine(rest, line);
    const end = endOfLine(rest, start);
    broken.push({ line, text: rest.slice(start, end), fault: FAULTS[bad.code] ?? "not-closed" });
    offset = end + 1;
    line += 1;
  }
  return { rows, broken };
}

const FAULTS: Partial<Record<Papa.ParseError["code"], QuoteFault>> = {
  MissingQuotes: "not-closed",
  InvalidQuotes: "after-closing",
};

function parse(text: string, recordsMax: number) {
  return Papa.parse<string[]>(text, { delimiter: ",", newline: "\n", preview: recordsMax });
}

/** Line breaks inside a record's quoted fields. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf("\n"); at >= 0; at = cell.indexOf("\n", at + 1)) breaks += 1;
  }
  return breaks;
}

function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let current = 1; current < line; current++) at = text.indexOf("\n", at) + 1;
  return at;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
