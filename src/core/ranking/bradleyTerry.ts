import { type BinaryComparisons, opponents, type PairTable } from "~/core/comparison";
import { type ConvexPairProblem, centreWithin, type Groups, newton } from "~/core/numeric";
import { bradleyTerrySweeps } from "./bradleyTerrySweeps";
import type { BinaryInput } from "./method";
import type { Prior } from "./prior";
import { centre, type Estimate, weightsOf } from "./result";
import { selectedErrors } from "./selectedErrors";
import {
  centredCovariance,
  covarianceOf,
  type Scores,
  solvesForSome,
  uncertainty,
} from "./standardErrors";
import { gradientGoals } from "./tolerance";

/**
 * argmax ℓ(θ) + log prior(θ), ℓ(θ) = Σ_k w_k [o_k log σ(d_k) + (1 − o_k) log σ(−d_k)],
 * d = θ_a − θ_b (Bradley and Terry 1952; a tie is half a win for each), by sweeps over the rows,
 * and where those crawl by Newton's method on the pair table. Without a prior the caller must know
 * that the maximum exists. `iterations` counts sweeps and Newton's steps.
 */
export function maximiseBradleyTerry(input: BinaryInput, prior?: Prior): Estimate {
  const { rows, connected } = input;
  const free = !prior || prior.centres ? connected : undefined;
  const solved = solve(input, prior, free);
  const theta = Float64Array.from(solved.x);
  const logPrior = prior ? theta.reduce((sum, x) => sum + prior.logDensity(x), 0) : 0;
  const objective = logLikelihood(rows, theta) + logPrior;
  if (free) centreWithin(free, theta);
  if (!prior?.fixesGauge) centre(theta);
  const weights = weightsOf(theta);
  const { converged, iterations, gradInf } = solved;
  const estimate = { theta, weights, converged, iterations, objective, gradInf };
  if (!input.intervals) return estimate;
  const problem = bradleyTerryProblem(input.table, prior, free);
  problem.derive(solved.x, new Float64Array(rows.n));
  if (solvesForSome(input, rows.n)) {
    const form = {
      matrix: problem.hessian,
      ...(!prior && { freeWithin: connected }),
      centred: connected.count === 1 && (!prior || prior.centres),
      fixesGauge: prior?.fixesGauge ?? false,
    };
    const se = selectedErrors(form, weights, { ...input, scores: scoresOf(rows, theta) });
    return se ? { ...estimate, se } : estimate;
  }
  const covariance = covarianceOf(problem.hessian, prior ? undefined : connected);
  if (covariance === null) return estimate;
  const gauged = prior?.fixesGauge ? covariance : centredCovariance(covariance);
  return { ...estimate, ...uncertainty(input, gauged, weights, 1, scoresOf(rows, theta)) };
}

function solve(input: BinaryInput, prior: Prior | undefined, free: Groups | undefined) {
  const { theta, sweeps, gradInf } = bradleyTerrySweeps(
    opponents(input.rows),
    prior,
    input.connected,
  );
  if (gradInf !== undefined) return { x: theta, iterations: sweeps, gradInf, converged: true };
  const solved = newton(bradleyTerryProblem(input.table, prior, free), theta);
  return { ...solved, iterations: sweeps + solved.iterations };
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
    if (!prior) return;
    for (let item = 0; item < n; item++) {
      gradient[item] = gradient[item]! + prior.slope(theta[item]!);
      diagonal[item] = prior.curvature(theta[item]!);
    }
  };
  const total = winsI.map((won, k) => won + winsJ[k]!);
  return {
    hessian: { pairs: table, h, diagonal },
    derive,
    ...gradientGoals(table, total, 1),
    ...(freeWithin ? { freeWithin } : {}),
  };
}

/** Chances, and products of chances, above this may be multiplied without losing digits. */
const PRODUCT_MIN = 1e-150;

/**
 * ℓ(θ) row by row. The chances of what happened are multiplied and the logarithm is taken once in
 * hundreds of rows, as exact and half the time; a row with a weight or a tie has its own.
 */
function logLikelihood(rows: BinaryComparisons, theta: Float64Array): number {
  const { a, b, outcome, weight } = rows;
  const strength = theta.map(Math.exp);
  let sum = 0;
  let product = 1;
  for (let row = 0; row < a.length; row++) {
    const w = weight ? weight[row]! : 1;
    const o = outcome[row]!;
    const forA = strength[a[row]!]!;
    const forB = strength[b[row]!]!;
    const chance = (o * forA + (1 - o) * forB) / (forA + forB);
    if (w === 1 && o !== 0.5 && chance > PRODUCT_MIN) {
      product *= chance;
      if (product > PRODUCT_MIN) continue;
      sum += Math.log(product);
      product = 1;
    } else {
      if (o > 0) sum += w * o * Math.log(forA / (forA + forB));
      if (o < 1) sum += w * (1 - o) * Math.log(forB / (forA + forB));
    }
  }
  return sum + Math.log(product);
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
