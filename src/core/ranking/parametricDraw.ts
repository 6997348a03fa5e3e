import type { ComparisonData } from "~/core/comparison";
import type { Rng } from "~/core/numeric";
import { rowsRead, thetaOf } from "./leaveOut";

/** A row that stands for more answers than this is drawn from the normal limit of its binomial. */
const ANSWERS_COUNTED_MAX = 1000;

/** What new answers are drawn from, row by row. */
export interface Noise {
  readonly logistic: boolean;
  /** Chance that a wins, or the expected log ratio. */
  readonly expected: Float64Array;
  readonly weight: Float64Array;
  /** Standard deviation of a log ratio of weight 1. */
  readonly deviation: number;
}

/**
 * The model of `method`'s rows at θ: Bradley-Terry chances, or log ratios with normal errors. A method
 * that reads both draws as `recommendedDraw` does.
 */
export function noiseOf(method: string, data: ComparisonData, theta: Float64Array): Noise {
  const rows = rowsRead(method, data);
  const { a, b } = rows;
  const d = Float64Array.from(a, (item, row) => theta[item]! - theta[b[row]!]!);
  const weight = rows.weight ?? new Float64Array(a.length).fill(1);
  if ("outcome" in rows) {
    const expected = d.map((value) => 1 / (1 + Math.exp(-value)));
    return { logistic: true, expected, weight, deviation: 0 };
  }
  const loss = d.reduce((sum, x, row) => sum + weight[row]! * (rows.logRatio[row]! - x) ** 2, 0);
  const count = weight.reduce((sum, w) => (w > 0 ? sum + 1 : sum), 0);
  return { logistic: false, expected: d, weight, deviation: Math.sqrt(loss / count) };
}

/**
 * One set of new answers: for each row the share of its weight with which a wins (weight 7 is
 * seven comparisons, 2.5 two and one of weight ½), or its log ratio.
 */
export function drawRows(noise: Noise, random: Rng): Float64Array {
  const { logistic, expected, weight, deviation } = noise;
  const drawn = Float64Array.from(expected);
  for (let row = 0; row < drawn.length; row++) {
    const mean = expected[row]!;
    const w = weight[row]!;
    if (!(w > 0)) continue;
    if (!logistic) {
      drawn[row] = mean + (deviation / Math.sqrt(w)) * random.normal();
      continue;
    }
    drawn[row] = winsOf(w, mean, random) / w;
  }
  return drawn;
}

/** Wins among `weight` answers: 7 is seven of them, 2.5 two and one of weight ½. */
export function winsOf(weight: number, chance: number, random: Rng): number {
  if (weight > ANSWERS_COUNTED_MAX) {
    const noise = Math.sqrt(weight * chance * (1 - chance)) * random.normal();
    return Math.min(weight, Math.max(0, Math.round(weight * chance + noise)));
  }
  let won = 0;
  for (let left = weight; left > 0; left--) if (random.next() < chance) won += Math.min(1, left);
  return won;
}

/** θ of a new fit to drawn answers; null where there is none. */
export function redrawn(
  method: string,
  data: ComparisonData,
  params: Readonly<Record<string, number>>,
  drawn: Float64Array,
): Float64Array | null {
  const rows = rowsRead(method, data);
  if ("logRatio" in rows) {
    return thetaOf(method, { ...data, ratio: { ...rows, logRatio: drawn } }, params);
  }
  const twice = <T>(column: ArrayLike<T>) => [...Array.from(column), ...Array.from(column)];
  const { n, a, b, weight, juror } = rows;
  const of = (row: number) => weight?.[row] ?? 1;
  const won = drawn.map((share, row) => share * of(row));
  const lost = drawn.map((share, row) => (1 - share) * of(row));
  const binary = {
    n,
    a: Int32Array.from(twice(a)),
    b: Int32Array.from(twice(b)),
    outcome: Float64Array.from([...won.map(() => 1), ...lost.map(() => 0)]),
    weight: Float64Array.from([...won, ...lost]),
    ...(juror && { juror: Int32Array.from(twice(juror)) }),
  };
  return thetaOf(method, { ...data, binary }, params);
}
