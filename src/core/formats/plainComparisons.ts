import type { BinaryComparisons } from "~/core/comparison";
import { COMPARISON_LAYOUTS } from "./comparisonLayouts";
import { columnName } from "./header";
import { ItemNames, type ItemOptions } from "./itemNames";
import type { Findings } from "./problem";
import { Report } from "./report";
import { type Cell, grown, Spellings } from "./spellings";
import { ROWS_MAX } from "./splitCsv";

/** A plain file as columns. */
export interface PlainComparisons extends Findings {
  readonly format: string;
  readonly items: string[];
  readonly labels: string[];
  readonly outside: number;
  readonly binary: BinaryComparisons;
  /** Line of each row. */
  readonly line: Int32Array;
}

const NEWLINE = 0x0a;
const COMMA = 0x2c;
const QUOTE = 0x22;
const CARRIAGE_RETURN = 0x0d;
const ASCII_END = 0x80;
const POINT = 0x2e;
const ZERO = 0x30;
const ONE = 0x31;
const FIVE = 0x35;
/** FNV-1a. */
const HASH_START = 0x811c9dc5 | 0;
const HASH_FACTOR = 0x01000193;

const ROWS_AT_FIRST = 4096;

const LAYOUTS = COMPARISON_LAYOUTS.filter(
  ({ key }) => key === "plain-winner" || key === "plain-outcome",
);

/**
 * Reads `winner,loser` and `a,b,outcome` files (in any order of columns, and no others) straight
 * from their bytes into columns, at about a twentieth of the general reader's time.
 *
 * @returns exactly what the general reader makes of the file, or undefined, so that it is asked,
 * where there is anything it would have to judge: quotation marks, carriage returns, letters beyond
 * ASCII, a row of another length, an outcome not written 1, 0 or 0.5, an empty name, an item
 * against itself, anything to refuse.
 */
export function readPlainComparisons(
  bytes: Uint8Array,
  options: ItemOptions & { strict?: boolean },
): PlainComparisons | undefined {
  const headerEnd = bytes.indexOf(NEWLINE);
  const header = new TextDecoder("latin1").decode(bytes.subarray(0, Math.max(0, headerEnd)));
  if (/[^\x20-\x7e]|"/.test(header)) return undefined;
  const columns = header.split(",").map(columnName);
  const layout = LAYOUTS.find(
    ({ required }) =>
      required.length === columns.length && required.every((name) => columns.includes(name)),
  );
  if (!layout) return undefined;
  const report = new Report(options.strict);
  const names = new ItemNames(report, options);
  const reader = new PlainReader(bytes, columns, new Spellings(bytes, names), layout);
  if (!reader.read(headerEnd + 1) || report.problemCount > 0) return undefined;
  names.finish();
  const { size, outside } = reader;
  const { items, labels } = names;
  const binary = {
    n: items.length,
    a: reader.a.subarray(0, size),
    b: reader.b.subarray(0, size),
    outcome: reader.outcome.subarray(0, size),
  };
  const line = reader.line.subarray(0, size);
  return { format: layout.key, items, labels, outside, binary, line, ...report.findings() };
}

class PlainReader {
  a = new Int32Array(ROWS_AT_FIRST);
  b = new Int32Array(ROWS_AT_FIRST);
  outcome = new Float64Array(ROWS_AT_FIRST);
  line = new Int32Array(ROWS_AT_FIRST);
  size = 0;
  outside = 0;
  private readonly cells: readonly Cell[];
  private readonly cellA: Cell;
  private readonly cellB: Cell;
  private readonly cellOutcome: Cell | undefined;

  constructor(
    private readonly bytes: Uint8Array,
    columns: readonly string[],
    private readonly spellings: Spellings,
    private readonly layout: { readonly a: string; readonly b: string },
  ) {
    this.cells = columns.map(() => ({ from: 0, until: 0, hash: 0 }));
    this.cellA = this.cells[columns.indexOf(layout.a)]!;
    this.cellB = this.cells[columns.indexOf(layout.b)]!;
    this.cellOutcome = this.cells[columns.indexOf("outcome")];
  }

  /** Whether every line from there on is plain. */
  read(from: number): boolean {
    const { bytes, layout, spellings } = this;
    let at = from;
    for (let line = 2; at < bytes.length; line++) {
      if (line > ROWS_MAX) return false;
      if (bytes[at] === NEWLINE) {
        at++;
        continue;
      }
      at = this.split(at);
      if (at < 0) return false;
      const a = spellings.find(this.cellA, line, layout.a);
      const b = spellings.find(this.cellB, line, layout.b);
      const outcome = this.cellOutcome ? this.outcomeOf(this.cellOutcome) : 1;
      if (a === undefined || b === undefined || outcome === undefined) return false;
      if (a < 0 || b < 0) {
        this.outside++;
        continue;
      }
      if (a === b) return false;
      if (this.size === this.a.length) this.growAt(at);
      this.a[this.size] = a;
      this.b[this.size] = b;
      this.outcome[this.size] = outcome;
      this.line[this.size++] = line;
    }
    return this.size + this.outside > 0;
  }

  /** Room for all rows, if those left are as long as those read. */
  private growAt(at: number): void {
    const size = Math.ceil((this.size * this.bytes.length) / at) + ROWS_AT_FIRST;
    this.a = grown(this.a, size);
    this.b = grown(this.b, size);
    this.outcome = grown(this.outcome, size);
    this.line = grown(this.line, size);
  }

  /** Takes one line apart into `cells`; where the next begins, or −1 where it is not plain. */
  private split(from: number): number {
    const { bytes, cells } = this;
    let at = from;
    for (let column = 0; column < cells.length; column++) {
      const start = at;
      let hash = HASH_START;
      let byte = bytes[at]!;
      while (at < bytes.length && byte !== COMMA && byte !== NEWLINE) {
        if (byte >= ASCII_END || byte === QUOTE || byte === CARRIAGE_RETURN) return -1;
        hash = Math.imul(hash ^ byte, HASH_FACTOR);
        byte = bytes[++at]!;
      }
      const isLast = at >= bytes.length || byte === NEWLINE;
      if (isLast !== (column === cells.length - 1)) return -1;
      const cell = cells[column]!;
      cell.from = start;
      cell.until = at++;
      cell.hash = hash;
    }
    return at;
  }

  /** 1, 0 or 0.5, also as 1.0 and 0.0. */
  private outcomeOf({ from, until }: Cell): 1 | 0 | 0.5 | undefined {
    const { bytes } = this;
    const first = bytes[from];
    const tenths = until - from === 3 && bytes[from + 1] === POINT ? bytes[from + 2] : undefined;
    if (first === ZERO && tenths === FIVE) return 0.5;
    if (until - from !== 1 && tenths !== ZERO) return undefined;
    return first === ONE ? 1 : first === ZERO ? 0 : undefined;
  }
}
