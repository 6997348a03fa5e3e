import { type BinaryComparisons, pairTable } from "~/core/comparison";
import { choleskyInverse } from "~/core/numeric";
import { quickModel } from "./quickModel";
import { factorAt } from "./refit";

const DEFAULT_ALPHA = 0.1;
/** Above this many items the covariance is kept as a diagonal. */
const DENSE_ITEMS_MAX = 1000;

/**
 * What is known about the log weights, as a normal distribution: the Laplace posterior of `bt_l2`.
 * `learn` changes it in place.
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
  const none = { n, a: rows.a, b: rows.b, logRatio: new Float64Array(rows.a.length) };
  const model = quickModel("bt_l2", { binary: rows, ratio: none }, { alpha })!;
  const { theta } = model;
  if (n <= DENSE_ITEMS_MAX) {
    const factor = factorAt(model, model.sums, theta);
    if (factor) return { n, theta, covariance: choleskyInverse(factor, n), dense: true };
  }
  const precision = new Float64Array(n).fill(2 * alpha);
  const { i, j, winsI, winsJ } = pairTable(rows);
  for (let k = 0; k < i.length; k++) {
    const p = 1 / (1 + Math.exp(theta[j[k]!]! - theta[i[k]!]!));
    const bend = (winsI[k]! + winsJ[k]!) * p * (1 - p);
    precision[i[k]!] = precision[i[k]!]! + bend;
    precision[j[k]!] = precision[j[k]!]! + bend;
  }
  return { n, theta, covariance: precision.map((value) => 1 / value), dense: false };
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

/**
 * Takes in one comparison without a new fit, in O(n²): one Newton step from the present mean, with
 * the curvature p (1 − p) at that mean (the extended Kalman filter's update). `outcome` 1: a won,
 * 0: b won, 0.5: tie; left out: the comparison will be made and its outcome is not known yet,
 * which narrows the posterior and moves nothing.
 */
export function learn(state: PairPosterior, a: number, b: number, outcome?: number): void {
  const { n, theta, covariance, dense } = state;
  const p = 1 / (1 + Math.exp(theta[b]! - theta[a]!));
  const bend = p * (1 - p);
  const scale = 1 + bend * varianceOf(state, a, b);
  const push = outcome === undefined ? 0 : (outcome - p) / scale;
  if (!dense) {
    for (const [item, sign] of [[a, 1] as const, [b, -1] as const]) {
      const own = covariance[item]!;
      theta[item] = theta[item]! + sign * push * own;
      covariance[item] = own - (own * own * bend) / scale;
    }
    return;
  }
  const pull = new Float64Array(n);
  for (let k = 0; k < n; k++) pull[k] = covariance[a * n + k]! - covariance[b * n + k]!;
  for (let row = 0; row < n; row++) {
    const share = (pull[row]! * bend) / scale;
    if (share === 0) continue;
    const at = row * n;
    for (let k = 0; k < n; k++) covariance[at + k] = covariance[at + k]! - share * pull[k]!;
  }
  for (let k = 0; k < n; k++) theta[k] = theta[k]! + push * pull[k]!;
}
