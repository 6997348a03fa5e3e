import type { BinaryComparisons, RatioComparisons } from "~/core/comparison";
import type { Penalty } from "./extendedProblem";
import type { JurorEstimate } from "./result";

/** e to this is still a number. */
export const EXPONENT_MAX = 700;

/** The rows that have weight, with their jurors numbered 0..count−1 in ascending order. */
export interface JurorRows {
  readonly n: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Outcome or stated log ratio. */
  readonly value: Float64Array;
  readonly weight: Float64Array;
  readonly juror: Int32Array;
  readonly count: number;
  /** The jurors' own numbers. */
  readonly ids: readonly number[];
}

/** Rows that all say that `a` won. */
export interface WonRows extends Omit<JurorRows, "value"> {
  /** Weight of one answer: 1, or the largest there is where all are less; half of it for a tie's half. */
  readonly answer: Float64Array;
}

/** Rows without a juror column are read as one juror's, juror 0. */
export function jurorRows(rows: BinaryComparisons | RatioComparisons): JurorRows {
  const source = "outcome" in rows ? rows.outcome : rows.logRatio;
  const size = rows.weight
    ? rows.weight.reduce((sum, w) => sum + (w > 0 ? 1 : 0), 0)
    : rows.a.length;
  const [a, b, juror] = [0, 0, 0].map(() => new Int32Array(size)) as [Ids, Ids, Ids];
  const value = new Float64Array(size);
  const weight = new Float64Array(size).fill(1);
  let at = 0;
  for (let row = 0; row < rows.a.length; row++) {
    if (rows.weight && !(rows.weight[row]! > 0)) continue;
    a[at] = rows.a[row]!;
    b[at] = rows.b[row]!;
    value[at] = source[row]!;
    if (rows.weight) weight[at] = rows.weight[row]!;
    if (rows.juror) juror[at] = rows.juror[row]!;
    at++;
  }
  const ids = [...new Set(juror)].sort((x, y) => x - y);
  const number = new Map(ids.map((id, k) => [id, k]));
  for (let k = 0; k < size; k++) juror[k] = number.get(juror[k]!)!;
  return { n: rows.n, a, b, value, weight, juror, count: ids.length, ids };
}

type Ids = Int32Array<ArrayBuffer>;

/**
 * Outcomes as wins of `a` over `b`: lost rows turned round, a tie as half a win each way. The loops of
 * a likelihood then have one case and nothing to guess.
 */
export function wonRows(rows: JurorRows): WonRows {
  const size = rows.value.reduce((sum, value) => sum + (value === TIE ? 2 : 1), 0);
  const [a, b, juror] = [0, 0, 0].map(() => new Int32Array(size)) as [Ids, Ids, Ids];
  const weight = new Float64Array(size);
  const answer = new Float64Array(size);
  const whole = Math.min(
    1,
    rows.weight.reduce((most, w) => Math.max(most, w), 0),
  );
  let at = 0;
  const add = (k: number, winner: number, loser: number, share: number) => {
    a[at] = winner;
    b[at] = loser;
    juror[at] = rows.juror[k]!;
    weight[at] = rows.weight[k]! * share;
    answer[at++] = whole * share;
  };
  for (let k = 0; k < rows.a.length; k++) {
    const value = rows.value[k]!;
    if (value > 0) add(k, rows.a[k]!, rows.b[k]!, value);
    if (value < 1) add(k, rows.b[k]!, rows.a[k]!, 1 - value);
  }
  return { n: rows.n, a, b, weight, answer, juror, count: rows.count, ids: rows.ids };
}

const TIE = 0.5;

/** One entry per juror, its parameters computed from its φ. */
export function describeJurors(
  { ids }: Pick<JurorRows, "ids">,
  phi: Float64Array,
  parameters: (phi: number) => Record<string, number>,
): JurorEstimate[] {
  return ids.map((juror, k) => ({ juror, ...parameters(phi[k]!) }));
}

/** strength · x², as a cost. */
export function quadratic(strength: number): Penalty {
  return (x) => [strength * x * x, 2 * strength * x, 2 * strength];
}
