import type { BinaryComparisons, PairTable } from "~/core/comparison";
import { type ConvexPairProblem, centreWithin, type Groups, newton } from "~/core/numeric";
import type { BinaryInput } from "./method";
import { newmanSweeps } from "./newmanSweeps";
import { centre, type Estimate, weightsOf } from "./result";
import { selectedErrors } from "./selectedErrors";
import {
  centredCovariance,
  covarianceOf,
  INTERVAL_ITEMS_MAX,
  type Scores,
  uncertainty,
} from "./standardErrors";
import { gradientGoals } from "./tolerance";

/** What a prior adds to −ℓ(θ): a convex function of each θ_i alone. */
export interface Prior {
  /** Adds its slope at θ to `gradient` and writes its curvature into `diagonal`. */
  derive(theta: Float64Array, gradient: Float64Array, diagonal: Float64Array): void;
  /** Its value at θ, as added to the log likelihood (so: what is maximised). */
  logDensity(theta: Float64Array): number;
  /** True where its maximum has mean zero within every component, so steps may be kept there. */
  readonly centres: boolean;
  /** True where θ is reported as the prior fixes it, false where it is shifted to mean zero. */
  readonly fixesGauge?: boolean;
}

/**
 * argmax ℓ(θ) + log prior(θ), ℓ(θ) = Σ_k w_k [o_k log σ(d_k) + (1 − o_k) log σ(−d_k)],
 * d = θ_a − θ_b (Bradley and Terry 1952; a tie is half a win for each), by Newton's method on
 * the pair table, started by Newman's sweeps where there is no prior. Without a prior the caller
 * must know that the maximum exists.
 */
export function maximiseBradleyTerry(input: BinaryInput, prior?: Prior): Estimate {
  const { rows, table, connected } = input;
  const free = !prior || prior.centres ? connected : undefined;
  const problem = bradleyTerryProblem(table, prior, free);
  const solved = newton(problem, prior ? new Float64Array(table.n) : newmanSweeps(table));
  const theta = Float64Array.from(solved.x);
  const logPrior = prior ? prior.logDensity(theta) : 0;
  const objective = logLikelihood(table, theta) + logPrior;
  if (free) centreWithin(free, theta);
  if (!prior?.fixesGauge) centre(theta);
  const weights = weightsOf(theta);
  const { converged, iterations, gradInf } = solved;
  const estimate = { theta, weights, converged, iterations, objective, gradInf };
  if (!input.intervals) return estimate;
  problem.derive(solved.x, new Float64Array(table.n));
  if (table.n > INTERVAL_ITEMS_MAX) {
    const form = {
      matrix: problem.hessian,
      ...(!prior && { freeWithin: connected }),
      centred: connected.count === 1 && (!prior || prior.centres),
      fixesGauge: prior?.fixesGauge ?? false,
    };
    return { ...estimate, se: selectedErrors(form, weights, input) };
  }
  const covariance = covarianceOf(problem.hessian, prior ? undefined : connected);
  if (covariance === null) return estimate;
  const gauged = prior?.fixesGauge ? covariance : centredCovariance(covariance);
  return { ...estimate, ...uncertainty(input, gauged, weights, 1, scoresOf(rows, theta)) };
}

/**
 * −ℓ − log prior as a convex problem. E_i = e^θi is taken once per item and p = E_i / (E_i + E_j),
 * 1 − p = E_j / (E_i + E_j): no exponential per pair and no cancellation at either end.
 */
export function bradleyTerryProblem(
  table: PairTable,
  prior: Prior | undefined,
  freeWithin: Groups | undefined,
): ConvexPairProblem {
  const { n, start, j, winsI, winsJ } = table;
  const h = new Float64Array(j.length);
  const diagonal = new Float64Array(n);
  const strength = new Float64Array(n);
  const derive = (theta: Float64Array, gradient: Float64Array) => {
    gradient.fill(0);
    for (let item = 0; item < n; item++) strength[item] = Math.exp(theta[item]!);
    for (let item = 0; item < n; item++) {
      const own = strength[item]!;
      const end = start[item + 1]!;
      let sum = 0;
      for (let k = start[item]!; k < end; k++) {
        const other = j[k]!;
        const theirs = strength[other]!;
        const share = 1 / (own + theirs);
        const p = own * share;
        const q = theirs * share;
        const won = winsI[k]!;
        const lost = winsJ[k]!;
        const pull = lost * p - won * q;
        h[k] = (won + lost) * p * q;
        sum += pull;
        gradient[other] = gradient[other]! - pull;
      }
      gradient[item] = gradient[item]! + sum;
    }
    prior?.derive(theta, gradient, diagonal);
  };
  const total = winsI.map((won, k) => won + winsJ[k]!);
  return {
    hessian: { pairs: table, h, diagonal },
    derive,
    ...gradientGoals(table, total, 1),
    ...(freeWithin ? { freeWithin } : {}),
  };
}

/**
 * ℓ(θ) = Σ wins_i θ_i + wins_j θ_j − (wins_i + wins_j) log(e^θi + e^θj) over the pairs, with
 * one logarithm a pair: log(e^θi + e^θj) = max(θ_i, θ_j) + log1p(E_min / E_max).
 */
function logLikelihood({ n, start, j, winsI, winsJ }: PairTable, theta: Float64Array): number {
  const strength = theta.map(Math.exp);
  let sum = 0;
  for (let item = 0; item < n; item++) {
    const here = theta[item]!;
    const own = strength[item]!;
    for (let k = start[item]!; k < start[item + 1]!; k++) {
      const d = here - theta[j[k]!]!;
      const theirs = strength[j[k]!]!;
      const favourite = -Math.log1p(d >= 0 ? theirs / own : own / theirs);
      sum += (winsI[k]! + winsJ[k]!) * favourite + (d >= 0 ? -winsJ[k]! * d : winsI[k]! * d);
    }
  }
  return sum;
}

/** log σ(x) = −log(1 + e^−x) without overflow. */
export function logSigmoid(x: number): number {
  return x >= 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x));
}

/** g_k = w_k (o_k − p_k), row by row. */
function scoresOf(rows: BinaryComparisons, theta: Float64Array): Scores {
  const { a, b, outcome, weight, juror } = rows;
  const value = new Float64Array(a.length);
  for (let row = 0; row < a.length; row++) {
    const p = 1 / (1 + Math.exp(theta[b[row]!]! - theta[a[row]!]!));
    value[row] = (weight ? weight[row]! : 1) * (outcome[row]! - p);
  }
  return { a, b, value, ...(juror ? { juror } : {}) };
}
