import type { BinaryComparisons } from "~/core/comparison";
import { choleskyInverse } from "~/core/numeric";
import { quickModel } from "./quickModel";
import { factorAt } from "./refit";

/** The prior of `bt_l2`, unless the caller knows better. */
const DEFAULT_ALPHA = 0.1;
/** Above this many items the covariance is kept as a diagonal. */
const DENSE_ITEMS_MAX = 1000;

/**
 * What is known about the log weights, as a normal distribution: the Laplace posterior of `bt_l2`.
 * Learned from outcomes; a stated ratio counts as who won (how wide jurors' ratios scatter would have
 * to be known before they told more). `learn`, `narrow` and `shift` change it in place.
 */
export interface PairPosterior {
  readonly n: number;
  readonly theta: Float64Array;
  /** n × n row by row, or above 1000 items n variances (items then count as independent). */
  readonly covariance: Float64Array;
  readonly dense: boolean;
}

/** The posterior after all rows: θ of `bt_l2` with `alpha` and (I + 2α Id)⁻¹. Throws what `fit` throws. */
export function pairPosterior(rows: BinaryComparisons, alpha = DEFAULT_ALPHA): PairPosterior {
  const { n } = rows;
  if (rows.a.length === 0) return priorOf(n, alpha);
  if (n > DENSE_ITEMS_MAX) return diagonalPosterior(rows, alpha);
  const model = modelOf(rows, alpha);
  const factor = factorAt(model, model.sums, model.theta);
  if (!factor) return diagonalPosterior(rows, alpha);
  return { n, theta: model.theta, covariance: choleskyInverse(factor, n), dense: true };
}

/** The same with items counted as independent: 1 / (2α + Σ w p (1 − p)). There must be rows. */
function diagonalPosterior(rows: BinaryComparisons, alpha: number): PairPosterior {
  const { theta, index, sums } = modelOf(rows, alpha);
  const precision = new Float64Array(rows.n).fill(2 * alpha);
  for (let k = 0; k < index.i.length; k++) {
    const [i, j] = [index.i[k]!, index.j[k]!];
    const p = 1 / (1 + Math.exp(theta[j]! - theta[i]!));
    const bend = sums.total[k]! * p * (1 - p);
    precision[i] = precision[i]! + bend;
    precision[j] = precision[j]! + bend;
  }
  return { n: rows.n, theta, covariance: precision.map((value) => 1 / value), dense: false };
}

function modelOf(rows: BinaryComparisons, alpha: number) {
  const ratio = { n: rows.n, a: rows.a, b: rows.b, logRatio: new Float64Array(rows.a.length) };
  return quickModel("bt_l2", { binary: rows, ratio }, { alpha })!;
}

function priorOf(n: number, alpha: number): PairPosterior {
  const dense = n <= DENSE_ITEMS_MAX;
  const covariance = new Float64Array(dense ? n * n : n);
  for (let k = 0; k < n; k++) covariance[dense ? k * n + k : k] = 1 / (2 * alpha);
  return { n, theta: new Float64Array(n), covariance, dense };
}

/** Variance of θ_i − θ_j. */
export function varianceOf({ n, covariance, dense }: PairPosterior, i: number, j: number): number {
  if (!dense) return covariance[i]! + covariance[j]!;
  return covariance[i * n + i]! + covariance[j * n + j]! - 2 * covariance[i * n + j]!;
}

/** The chance that a beats b at the present mean. */
function chanceOf({ theta }: PairPosterior, a: number, b: number): number {
  return 1 / (1 + Math.exp(theta[b]! - theta[a]!));
}

/**
 * Adds the information `bend` (a multiple of (e_a − e_b)(e_a − e_b)ᵀ) that a comparison of a and b
 * brings whatever its outcome, by the rank-one update of Sherman and Morrison; a negative `bend`
 * takes back what was added. O(n²); O(1) where items count as independent.
 */
export function narrow(state: PairPosterior, a: number, b: number, bend: number): void {
  const { n, covariance, dense } = state;
  const share = bend / (1 + bend * varianceOf(state, a, b));
  if (!dense) {
    for (const item of [a, b]) {
      covariance[item] = 1 / (1 / covariance[item]! + bend);
    }
    return;
  }
  const pull = pullOf(state, a, b);
  for (let row = 0; row < n; row++) {
    const factor = share * pull[row]!;
    if (factor === 0) continue;
    const at = row * n;
    for (let k = 0; k < n; k++) covariance[at + k] = covariance[at + k]! - factor * pull[k]!;
  }
}

/**
 * Moves the mean by one Newton step for an outcome (1: a won, 0: b won, 0.5: tie) whose information
 * is in the covariance already: θ += C (e_a − e_b)(outcome − p). O(n).
 */
export function shift(state: PairPosterior, a: number, b: number, outcome: number): void {
  const { theta, covariance, dense } = state;
  const surprise = outcome - chanceOf(state, a, b);
  if (!dense) {
    theta[a] = theta[a]! + surprise * covariance[a]!;
    theta[b] = theta[b]! - surprise * covariance[b]!;
    return;
  }
  const pull = pullOf(state, a, b);
  for (let k = 0; k < pull.length; k++) theta[k] = theta[k]! + surprise * pull[k]!;
}

/** C (e_a − e_b). */
function pullOf({ n, covariance }: PairPosterior, a: number, b: number): Float64Array {
  const pull = new Float64Array(n);
  for (let k = 0; k < n; k++) pull[k] = covariance[a * n + k]! - covariance[b * n + k]!;
  return pull;
}

/**
 * Takes in one comparison without a new fit, in O(n²): one Newton step from the present mean, with
 * the curvature p (1 − p) at that mean (the extended Kalman filter's update). Returns that curvature.
 * Without `outcome` the comparison will be made and its outcome is not known yet, which narrows the
 * posterior and moves nothing; `shift` moves it once the outcome is known.
 */
export function learn(state: PairPosterior, a: number, b: number, outcome?: number): number {
  const p = chanceOf(state, a, b);
  const bend = p * (1 - p);
  narrow(state, a, b, bend);
  if (outcome !== undefined) shift(state, a, b, outcome);
  return bend;
}
