import type { RatioComparisons, RatioTable } from "~/core/comparison";
import { type ConvexPairProblem, centreWithin, type Groups, newton } from "~/core/numeric";
import type { RatioInput, RatioMethod } from "./method";
import { type Estimate, weightsOf } from "./result";
import { scaledErrors, selectedErrors } from "./selectedErrors";
import { centredCovariance, covarianceOf, solvesForSome, uncertainty } from "./standardErrors";
import { gradientGoals } from "./tolerance";

const DEFAULT_LAMBDA = 3;
/** One linear system: ask the inner solver for all it can give. */
const FORCING = 1e-13;
const START_TOLERANCE = 1e-6;

/**
 * Least squares on log ratios: θ = argmin Σ_k w_k (θ_a − θ_b − y_k)², y = log(w_a / w_b) as stated
 * (natural logs), the minimum-norm solution: mean zero within each connected component.
 *
 * Source: the gradient part of HodgeRank (Jiang, Lim, Yao, Ye 2011), L θ = div Y with L the
 * weighted graph Laplacian.
 * Standard errors: s² L⁺ with s² = Σ w r² / (Σ w − n + 1), weights read as numbers of repeats, and
 * the sandwiches. None where there are several components (their scales are not comparable) or no
 * degrees of freedom left. Throws nothing: an answer exists on every graph.
 */
export const logL2: RatioMethod = {
  key: "log_l2",
  title: "Least squares on log ratios",
  about: "Weights whose ratios come closest to the stated multipliers, in squared log error.",
  reads: "ratio",
  params: [],
  estimate: (input) => leastSquares(input, 0),
};

/**
 * Ridge on log ratios: θ = argmin Σ_k w_k (θ_a − θ_b − y_k)² + λ Σ_i θ_i². Mean zero by itself.
 *
 * Joins unconnected parts by pulling every item towards the average; the baseline that beat the
 * market on the 2025 trial. Standard errors: the posterior s² (L + λ I)⁻¹ in the gauge Σθ = 0,
 * s² = Σ w r² / (Σ w − tr L (L + λ I)⁻¹); they show spread, not the pull towards the average.
 */
export const logL2Ridge: RatioMethod = {
  key: "log_l2_ridge",
  title: "Ridge on log ratios",
  about: "Least squares on log multipliers, pulled towards equal weights by lambda.",
  reads: "ratio",
  params: [
    { name: "lambda", title: "Pull towards equal", default: DEFAULT_LAMBDA, min: 1e-9, max: 1e9 },
  ],
  estimate: (input) => leastSquares(input, input.params.lambda!),
};

function leastSquares(input: RatioInput, lambda: number): Estimate {
  const { rows, table, connected } = input;
  const problem = leastSquaresProblem(table, connected, lambda);
  const solved = newton(problem, new Float64Array(table.n));
  const theta = solved.x;
  centreWithin(connected, theta);
  const weights = weightsOf(theta);
  const { loss, scores } = residuals(rows, theta);
  const penalty = theta.reduce((sum, value) => sum + lambda * value * value, 0);
  const { converged, iterations } = solved;
  const gradInf = 2 * solved.gradInf;
  const estimate = { theta, weights, converged, iterations, objective: loss + penalty, gradInf };
  if (!input.intervals || (lambda === 0 && connected.count > 1)) return estimate;
  if (solvesForSome(input, table.n)) {
    const form = {
      matrix: problem.hessian,
      ...(lambda === 0 && { freeWithin: connected }),
      centred: connected.count === 1,
      fixesGauge: false,
    };
    const errors = selectedErrors(form, weights, { ...input, scores });
    if (!errors) return estimate;
    // tr (L + λ I)⁻¹ is the sum of the centred variances and 1/λ, the constant's own.
    const traced = errors.theta.reduce((sum, se) => sum + se * se, 0);
    const freedom = repeatsOf(rows) - (table.n - 1 - lambda * traced);
    if (!(freedom > 0)) return estimate;
    return { ...estimate, se: scaledErrors(errors, loss / freedom) };
  }
  const covariance = covarianceOf(problem.hessian, lambda > 0 ? undefined : connected);
  if (covariance === null) return estimate;
  let parameters = table.n - 1;
  if (lambda > 0) {
    parameters = table.n;
    for (let k = 0; k < table.n; k++) parameters -= lambda * covariance.c[k * table.n + k]!;
  }
  const freedom = repeatsOf(rows) - parameters;
  if (!(freedom > 0)) return estimate;
  const gauged = centredCovariance(covariance);
  return { ...estimate, ...uncertainty(input, gauged, weights, loss / freedom, scores) };
}

function repeatsOf({ a, weight }: RatioComparisons): number {
  return weight ? weight.reduce((sum, w) => sum + w, 0) : a.length;
}

/** θ near the least-squares solution: |gradient|∞ at most a millionth of the largest item's sum. */
export function nearLeastSquares({ table, connected }: RatioInput): Float64Array {
  const problem = leastSquaresProblem(table, connected, 0);
  // `floor` is one rounding of that sum.
  const near = (START_TOLERANCE / Number.EPSILON) * problem.floor;
  const rough = { ...problem, accept: near, floor: near, forcing: START_TOLERANCE };
  return newton(rough, new Float64Array(table.n)).x;
}

/** Half the loss, so that its Hessian is L + λ I and its gradient is what the scores sum to. */
function leastSquaresProblem(
  table: RatioTable,
  connected: Groups,
  lambda: number,
): ConvexPairProblem {
  const { n, start, j, weight, mean } = table;
  const diagonal = new Float64Array(n).fill(lambda);
  const derive = (theta: Float64Array, gradient: Float64Array) => {
    for (let item = 0; item < n; item++) gradient[item] = lambda * theta[item]!;
    for (let item = 0; item < n; item++) {
      let sum = 0;
      for (let k = start[item]!; k < start[item + 1]!; k++) {
        const other = j[k]!;
        const pull = weight[k]! * (theta[item]! - theta[other]! - mean[k]!);
        sum += pull;
        gradient[other] = gradient[other]! - pull;
      }
      gradient[item] = gradient[item]! + sum;
    }
  };
  return {
    hessian: { pairs: table, h: weight, diagonal },
    derive,
    freeWithin: connected,
    ...gradientGoals(table, table.weight, largestRatio(table)),
    forcing: FORCING,
  };
}

/** The largest |mean log ratio| of a pair, at least 1: the scale of rounding in the gradient. */
function largestRatio(table: RatioTable): number {
  return table.mean.reduce((top, value) => Math.max(top, Math.abs(value)), 1);
}

/** Σ w r² and the scores w r, r = y − (θ_a − θ_b), row by row. */
function residuals(rows: RatioComparisons, theta: Float64Array) {
  const { a, b, logRatio, weight, juror } = rows;
  let loss = 0;
  const value = new Float64Array(a.length);
  for (let row = 0; row < a.length; row++) {
    const w = weight ? weight[row]! : 1;
    const r = logRatio[row]! - (theta[a[row]!]! - theta[b[row]!]!);
    loss += w * r * r;
    value[row] = w * r;
  }
  return { loss, scores: { a, b, value, ...(juror ? { juror } : {}) } };
}
