import { type FormSolver, rng } from "~/core/numeric";
import type { Scores } from "./standardErrors";

/** Jurors up to whom each one's scores are solved for; of more, as many random sums (an error of 9 %). */
const COLUMNS_MAX = 256;
/** Preconditioned residual left in those, relative. */
const RESIDUAL = 1e-3;

/** xᵀ S x. */
type Meat = (x: Float64Array) => number;

/** S of a sandwich C S C, S = Σ g gᵀ over comparisons, g = value · (e_a − e_b). */
export function rowMeat({ a, b, value }: Scores): Meat {
  return (x) => {
    let sum = 0;
    for (let row = 0; row < a.length; row++) {
      const pull = value[row]! * (x[a[row]!]! - x[b[row]!]!);
      sum += pull * pull;
    }
    return sum;
  };
}

/** The diagonal of S over comparisons. */
export function rowMeatDiagonal({ a, b, value }: Scores, n: number): Float64Array {
  const out = new Float64Array(n);
  for (let row = 0; row < a.length; row++) {
    const square = value[row]! * value[row]!;
    out[a[row]!] = out[a[row]!]! + square;
    out[b[row]!] = out[b[row]!]! + square;
  }
  return out;
}

/** Scores whose rows name jurors, 0 .. count − 1. */
interface JurorScores extends Scores {
  readonly juror: Int32Array;
  readonly count: number;
}

/** The jurors numbered without gaps; null where none are named. */
export function numbered(scores: Scores): JurorScores | null {
  if (!scores.juror) return null;
  const number = new Map<number, number>();
  const juror = scores.juror.map((who) => {
    const known = number.get(who) ?? number.size;
    number.set(who, known);
    return known;
  });
  return { ...scores, juror, count: number.size };
}

/** S with g summed within each juror first. */
export function jurorMeat({ a, b, value, juror, count }: JurorScores): Meat {
  const sums = new Float64Array(count);
  return (x) => {
    sums.fill(0);
    for (let row = 0; row < a.length; row++) {
      const who = juror[row]!;
      sums[who] = sums[who]! + value[row]! * (x[a[row]!]! - x[b[row]!]!);
    }
    return sums.reduce((total, sum) => total + sum * sum, 0);
  };
}

/**
 * The diagonal of C S C over jurors, S = G Gᵀ, as the squares of C G summed by item: a solve for each
 * juror, or of more than 256 for 256 sums of all with random signs (seeded).
 */
export function jurorVariance(
  solver: FormSolver,
  scores: JurorScores,
  centres: boolean,
): Float64Array {
  const { a, b, value, juror, count } = scores;
  const { n } = solver;
  const drawn = count > COLUMNS_MAX;
  const columns = drawn ? COLUMNS_MAX : count;
  const random = rng("jurors");
  const rows = drawn ? null : rowsByJuror(juror, count);
  const share = 1 / Math.sqrt(columns);
  const write = (k: number, out: Float64Array) => {
    const add = (row: number, size: number) => {
      out[a[row]!] = out[a[row]!]! + size * value[row]!;
      out[b[row]!] = out[b[row]!]! - size * value[row]!;
    };
    if (rows) {
      for (let at = rows.start[k]!; at < rows.start[k + 1]!; at++) add(rows.order[at]!, 1);
      return;
    }
    const sign = Float64Array.from({ length: count }, () => (random.next() < 0.5 ? -share : share));
    for (let row = 0; row < a.length; row++) add(row, sign[juror[row]!]!);
  };
  const variance = new Float64Array(n);
  solver.many(columns, RESIDUAL, write, (_, x) => {
    const mean = centres ? x.reduce((sum, entry) => sum + entry, 0) / n : 0;
    for (let item = 0; item < n; item++) {
      variance[item] = variance[item]! + (x[item]! - mean) ** 2;
    }
  });
  return variance;
}

function rowsByJuror(juror: Int32Array, count: number) {
  const start = new Int32Array(count + 1);
  for (const who of juror) start[who + 1] = start[who + 1]! + 1;
  for (let who = 0; who < count; who++) start[who + 1] = start[who + 1]! + start[who]!;
  const next = Int32Array.from(start);
  const order = new Int32Array(juror.length);
  for (let row = 0; row < juror.length; row++) {
    const who = juror[row]!;
    order[next[who]!] = row;
    next[who] = next[who]! + 1;
  }
  return { start, order };
}
