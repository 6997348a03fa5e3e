import {
  choleskyInPlace,
  choleskyInverse,
  fillNullSpace,
  type Groups,
  type PairMatrix,
  toDense,
} from "~/core/numeric";
import type { FitOptions, StandardErrors } from "./result";

/** Above this many items the dense inverse (O(n³), 0.7 s at 1000) is not computed. */
const DENSE_ITEMS_MAX = 1000;

/** Whether a fit of this many items (or parameters) does without the dense inverse. */
export function solvesForSome(
  { intervals }: Pick<FitOptions, "intervals">,
  count: number,
  denseMax = DENSE_ITEMS_MAX,
): boolean {
  return intervals === "selected" || count > denseMax;
}

/** The inverse of the information matrix, n × n row by row, before any gauge. */
export interface Covariance {
  readonly n: number;
  readonly c: Float64Array;
}

/**
 * C = H⁻¹, or for a Laplacian H (no prior) H plus 1 1ᵀ within each connected component, inverted.
 * Differences of θ within a component do not depend on that addition; the gauge below removes it.
 * Null where H is singular to rounding.
 */
export function covarianceOf(hessian: PairMatrix, freeWithin?: Groups): Covariance | null {
  const { n } = hessian.pairs;
  const a = toDense(hessian);
  if (freeWithin) fillNullSpace(a, freeWithin);
  return choleskyInPlace(a, n) ? { n, c: choleskyInverse(a, n) } : null;
}

/** C in the gauge Σθ = 0: P C P with P = I − 1 1ᵀ/n. */
export function centredCovariance({ n, c }: Covariance): Covariance {
  const mean = new Float64Array(n);
  let total = 0;
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < n; k++) mean[row] = mean[row]! + c[row * n + k]! / n;
    total += mean[row]! / n;
  }
  const out = c.map((value, at) => value - mean[Math.floor(at / n)]! - mean[at % n]! + total);
  return { n, c: out };
}

/** Standard errors, and the covariance itself where it is asked for, ready to join an estimate. */
export function uncertainty(
  asked: Pick<FitOptions, "covariance" | "differences">,
  gauged: Covariance,
  weights: Float64Array,
  variance: number,
  scores?: Scores,
): { se: StandardErrors; covariance?: Float64Array } {
  const { differences } = asked;
  const se = {
    ...standardErrors(gauged, weights, variance, scores),
    ...(differences && { differences: differencesOf(gauged, differences, variance) }),
  };
  return asked.covariance ? { se, covariance: gauged.c.map((value) => variance * value) } : { se };
}

function differencesOf(
  { n, c }: Covariance,
  pairs: readonly (readonly [number, number])[],
  variance: number,
): Float64Array {
  const scale = Math.sqrt(variance);
  return Float64Array.from(pairs, ([i, j]) => scale * differenceError(c, n, i, j));
}

/** Var(θ_i − θ_j) = C_ii + C_jj − 2 C_ij, as a standard error, from a fit's covariance of n items. */
export function differenceError(covariance: Float64Array, n: number, i: number, j: number): number {
  const variance = covariance[i * n + i]! + covariance[j * n + j]! - 2 * covariance[i * n + j]!;
  return Math.sqrt(Math.max(0, variance));
}

/** Each comparison's score is `value` · (e_a − e_b). */
export interface Scores {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly value: Float64Array;
  readonly juror?: Int32Array;
}

/**
 * Standard errors from a covariance of θ: seTheta = √(v C_ii); of log w_i = θ_i − log Σ e^θ with row
 * J_i = e_i − w, √(v J_i C J_iᵀ); and with `scores` the sandwich C S C, S = Σ g gᵀ over comparisons
 * and over jurors (Huber 1967; Liang and Zeger 1986; no small-sample factor).
 *
 * `variance` is v, the variance of one unit of information (1 for a likelihood).
 */
function standardErrors(
  covariance: Covariance,
  weights: Float64Array,
  variance: number,
  scores?: Scores,
): StandardErrors {
  const { n, c } = covariance;
  const mixed = new Float64Array(n);
  let mixedTotal = 0;
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < n; k++) mixed[row] = mixed[row]! + c[row * n + k]! * weights[k]!;
    mixedTotal += weights[row]! * mixed[row]!;
  }
  const theta = new Float64Array(n);
  const logWeight = new Float64Array(n);
  for (let row = 0; row < n; row++) {
    const own = c[row * n + row]!;
    theta[row] = Math.sqrt(variance * Math.max(0, own));
    logWeight[row] = Math.sqrt(variance * Math.max(0, own - 2 * mixed[row]! + mixedTotal));
  }
  if (!scores) return { theta, logWeight };
  const byJuror = scores.juror ? { sandwichByJuror: jurorSandwich(covariance, scores) } : {};
  return { theta, logWeight, sandwich: rowSandwich(covariance, scores), ...byJuror };
}

function rowSandwich({ n, c }: Covariance, scores: Scores): Float64Array {
  const variance = new Float64Array(n);
  for (let row = 0; row < scores.a.length; row++) {
    const atA = scores.a[row]! * n;
    const atB = scores.b[row]! * n;
    const square = scores.value[row]! ** 2;
    for (let k = 0; k < n; k++) {
      const pull = c[atA + k]! - c[atB + k]!;
      variance[k] = variance[k]! + square * pull * pull;
    }
  }
  return variance.map(Math.sqrt);
}

function jurorSandwich({ n, c }: Covariance, scores: Scores): Float64Array {
  const sums = new Map<number, Float64Array>();
  for (let row = 0; row < scores.a.length; row++) {
    const juror = scores.juror![row]!;
    const sum = sums.get(juror) ?? new Float64Array(n);
    sums.set(juror, sum);
    sum[scores.a[row]!] = sum[scores.a[row]!]! + scores.value[row]!;
    sum[scores.b[row]!] = sum[scores.b[row]!]! - scores.value[row]!;
  }
  const variance = new Float64Array(n);
  for (const sum of sums.values()) {
    for (let row = 0; row < n; row++) {
      let pull = 0;
      for (let k = 0; k < n; k++) pull += c[row * n + k]! * sum[k]!;
      variance[row] = variance[row]! + pull * pull;
    }
  }
  return variance.map(Math.sqrt);
}
