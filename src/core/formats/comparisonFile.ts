import type { BinaryComparisons, ComparisonData, RatioComparisons } from "~/core/comparison";
import type { PlainComparisons } from "./plainComparisons";
import type { Findings } from "./problem";

/** One judgement as read: `a` and `b` index the file's items, `juror` its jurors. */
export interface ComparisonRow {
  line: number;
  a: number;
  b: number;
  /** 1: a won, 0: b won, 0.5: tie. */
  outcome: 1 | 0 | 0.5;
  /** ln(w_a / w_b) as stated; absent where only a winner was named. */
  logRatio?: number;
  weight?: number;
  juror?: number;
  reason?: string;
  /** The time as the file writes it. */
  at?: string;
  /** What the comparison is about (`parent` of the trial file), where the file says. */
  parent?: string;
}

/** A comparison file as read. */
export interface ComparisonFile extends Findings {
  /** Key of the recognised format; empty when there was none. */
  format: string;
  /** Canonical names (see `normaliseItem`), indexed by `a` and `b`. */
  items: string[];
  /** The same items as shown to people. */
  labels: string[];
  jurors: string[];
  rows: ComparisonRow[];
  /** Rows left out because an item is not in the list asked for. */
  outside: number;
  /** Columns that were not read. */
  ignored: string[];
}

/** Of files that were read straight into columns; a copy with other rows has none. */
const columnsOf = new WeakMap<object, BinaryComparisons>();

/** A plain file as any other: `rows` is made of its columns when it is first asked for. */
export function fromPlain({ binary, line, ...file }: PlainComparisons): ComparisonFile {
  const made: { rows?: ComparisonRow[] } = {};
  const plain: ComparisonFile = {
    ...file,
    jurors: [],
    ignored: [],
    get rows() {
      made.rows ??= Array.from(line, (at, row) => ({
        line: at,
        a: binary.a[row]!,
        b: binary.b[row]!,
        outcome: binary.outcome[row] as 1 | 0 | 0.5,
      }));
      return made.rows;
    },
  };
  columnsOf.set(plain, binary);
  return plain;
}

/**
 * The columns every estimator reads. `binary` has all rows; `ratio` only those that state how much.
 * Weights are given if any row has one (the others count 1), jurors only if every row has one.
 */
export function toComparisonData(file: Pick<ComparisonFile, "items" | "rows">): ComparisonData {
  const n = file.items.length;
  const plain = columnsOf.get(file);
  if (plain) return { binary: plain, ratio: { n, ...columns([]), logRatio: new Float64Array(0) } };
  const stated = file.rows.filter((row) => row.logRatio !== undefined);
  const binary: BinaryComparisons = {
    n,
    ...columns(file.rows),
    outcome: Float64Array.from(file.rows, (row) => row.outcome),
  };
  const ratio: RatioComparisons = {
    n,
    ...columns(stated),
    logRatio: Float64Array.from(stated, (row) => row.logRatio!),
  };
  return { binary, ratio };
}

function columns(rows: readonly Omit<ComparisonRow, "line">[]) {
  const weighted = rows.some((row) => row.weight !== undefined);
  const signed = rows.length > 0 && rows.every((row) => row.juror !== undefined);
  return {
    a: Int32Array.from(rows, (row) => row.a),
    b: Int32Array.from(rows, (row) => row.b),
    ...(weighted && { weight: Float64Array.from(rows, (row) => row.weight ?? 1) }),
    ...(signed && { juror: Int32Array.from(rows, (row) => row.juror!) }),
  };
}
