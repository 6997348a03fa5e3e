import type { RatioComparisons } from "~/core/comparison";
import { centreWithin, newton, weightedMedian } from "~/core/numeric";
import { huberProblem } from "./huberProblem";
import { nearLeastSquares } from "./logLeastSquares";
import type { RatioInput, RatioMethod } from "./method";
import { type Estimate, weightsOf } from "./result";
import { scaledErrors, selectedErrors } from "./selectedErrors";
import { centredCovariance, covarianceOf, solvesForSome, uncertainty } from "./standardErrors";

/** delta of 0 asks for the automatic one. */
const AUTOMATIC = 0;
/** 95 % efficiency on normal errors (Huber 1964). */
const TUNING = 1.345;
/** A median absolute deviation times this estimates a normal's standard deviation. */
const MAD_TO_SIGMA = 1.4826;
/** Smallest automatic delta, log units: where most residuals vanish the scale would be 0. */
const DELTA_MIN = 1e-3;
const SCALE_ROUNDS_MAX = 100;
/** Rounds after which the bracket is halved only. */
const QUICK_ROUNDS_MAX = 25;
/** Relative change of delta below which the scale has settled. */
const SCALE_SETTLED = 1e-10;

/**
 * Huber regression on log ratios: θ = argmin Σ_k w_k ρ_δ(y_k − (θ_a − θ_b)); ρ_δ(r) = r²/2 where
 * |r| ≤ δ, else δ|r| − δ²/2 (Huber 1964). Mean zero within each connected component. `outliers` are
 * the rows with |r| > δ.
 *
 * δ = 0 (the default) is automatic: δ = 1.345 s, s = 1.4826 times the weighted median of |r|,
 * residuals of this fit, found by iteration; never below 0.001. (The field's script takes the MAD of
 * the raw ratios, which is nearly least squares.) The δ used is in the result's parameters.
 *
 * Where the minimum is not unique it is the one that Newton's method reaches from least squares.
 *
 * Solved by Newton's method on the inliers' Laplacian, finite because the loss is piecewise
 * quadratic. Standard errors: κ L⁺ with κ = [Σ w ψ² / (Σ w − n + 1)] / [share of inliers]² (Huber
 * 1973); none where there are several components.
 */
export const huber: RatioMethod = {
  key: "huber",
  title: "Huber on log ratios",
  about: "Least squares on log multipliers in which far-off answers pull no harder than delta.",
  reads: "ratio",
  params: [
    {
      name: "delta",
      title: "Where pull stops growing (log units; 0: from the data)",
      default: AUTOMATIC,
      min: 0,
      max: 1e6,
    },
  ],
  estimate(input) {
    const given = input.params.delta!;
    const start = nearLeastSquares(input);
    if (given === AUTOMATIC) return automatic(input, start);
    return report(input, given, minimise(input, given, start));
  },
};

interface Minimum {
  theta: Float64Array;
  iterations: number;
  gradInf: number;
  converged: boolean;
}

/**
 * Solves δ = deltaFrom(fit at δ). Plain iteration can swing between two values, so the crossing is
 * kept in a bracket: the secant where it stays inside, else the plain iterate, else the middle; and
 * the middle alone when that drags on, because the scale can jump where the minimum is not unique.
 */
function automatic(input: RatioInput, start: Float64Array): Estimate {
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let previous: { delta: number; excess: number } | null = null;
  let delta = deltaFrom(input.rows, start);
  let fitted = minimise(input, delta, start);
  let iterations = fitted.iterations;
  let settled = false;
  for (let round = 1; round <= SCALE_ROUNDS_MAX; round++) {
    const iterate = deltaFrom(input.rows, fitted.theta);
    const excess = iterate - delta;
    if (excess > 0) low = delta;
    else high = delta;
    settled = Math.min(Math.abs(excess), high - low) <= SCALE_SETTLED * delta;
    if (settled) break;
    const inside = (value: number) => value > low && value < high;
    const secant: number = previous
      ? delta - (excess * (delta - previous.delta)) / (excess - previous.excess)
      : iterate;
    previous = { delta, excess };
    const middle = (low + high) / 2;
    const quick = round < QUICK_ROUNDS_MAX;
    delta = (quick ? [secant, iterate, middle] : [middle, iterate]).find(inside)!;
    fitted = minimise(input, delta, start);
    iterations += fitted.iterations;
    input.onProgress(round / SCALE_ROUNDS_MAX);
  }
  const converged = fitted.converged && settled;
  return { ...report(input, delta, { ...fitted, iterations, converged }), chosen: { delta } };
}

function deltaFrom(rows: RatioComparisons, theta: Float64Array): number {
  const size = rows.logRatio.map((_, row) => Math.abs(residual(rows, theta, row)));
  const weight = rows.weight ?? new Float64Array(size.length).fill(1);
  return Math.max(DELTA_MIN, TUNING * MAD_TO_SIGMA * weightedMedian(size, weight));
}

/** y − (θ_a − θ_b). */
function residual(rows: RatioComparisons, theta: Float64Array, row: number): number {
  return rows.logRatio[row]! - (theta[rows.a[row]!]! - theta[rows.b[row]!]!);
}

function minimise(input: RatioInput, delta: number, start: Float64Array): Minimum {
  const solved = newton(huberProblem(input, delta), start);
  centreWithin(input.connected, solved.x);
  const { x: theta, iterations, gradInf, converged } = solved;
  return { theta, iterations, gradInf, converged };
}

function report(input: RatioInput, delta: number, fitted: Minimum): Estimate {
  const { rows } = input;
  const { theta, converged, iterations, gradInf } = fitted;
  const weights = weightsOf(theta);
  const outliers: number[] = [];
  let objective = 0;
  let squares = 0;
  let inliers = 0;
  let repeats = 0;
  for (let row = 0; row < rows.a.length; row++) {
    const size = Math.abs(residual(rows, theta, row));
    const w = rows.weight ? rows.weight[row]! : 1;
    if (w > 0 && size > delta) outliers.push(row);
    objective += w * (size <= delta ? (size * size) / 2 : delta * size - (delta * delta) / 2);
    squares += w * Math.min(size, delta) ** 2;
    repeats += w;
    if (size <= delta) inliers += w;
  }
  const estimate = { theta, weights, converged, iterations, objective, gradInf, outliers };
  const freedom = repeats - (input.table.n - 1);
  if (!input.intervals || input.connected.count > 1 || !(freedom > 0)) return estimate;
  const { n } = input.table;
  const laplacian = { pairs: input.table, h: input.table.weight, diagonal: new Float64Array(n) };
  if (inliers === 0) return estimate;
  const variance = squares / freedom / (inliers / repeats) ** 2;
  if (solvesForSome(input, n)) {
    const form = {
      matrix: laplacian,
      freeWithin: input.connected,
      centred: true,
      fixesGauge: false,
    };
    const errors = selectedErrors(form, weights, input);
    return errors ? { ...estimate, se: scaledErrors(errors, variance) } : estimate;
  }
  const covariance = covarianceOf(laplacian, input.connected);
  if (covariance === null) return estimate;
  return { ...estimate, ...uncertainty(input, centredCovariance(covariance), weights, variance) };
}
