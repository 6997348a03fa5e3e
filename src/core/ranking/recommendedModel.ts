import { type ConvexPairProblem, newton, type PairMatrix } from "~/core/numeric";
import { LOGISTIC_DEVIATION, type RowCosts, rowCosts } from "./recommendedCost";
import { type JurorTraits, jurorScales, jurorVariances } from "./recommendedJurors";
import type { Judgements } from "./recommendedRows";
import { gradientGoals } from "./tolerance";

/** What is chosen by leaving out; see docs/recommended.md. */
export interface Hyperparameters {
  readonly lambda: number;
  /** Where a residual's pull stops growing, in units of σ. */
  readonly delta: number;
  /** Ordinary rows that each juror's own are mixed with, for the scale and for the variance. */
  readonly scaleRows: number;
  readonly varianceRows: number;
}

/** The posterior mode, with what its rows say there. */
export interface Posterior {
  readonly theta: Float64Array;
  readonly traits: JurorTraits;
  readonly costs: RowCosts;
  /** Of the cost times σ². */
  readonly hessian: PairMatrix;
  readonly gradInf: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** How exactly to solve: comparing hyperparameters needs less than the answer does. */
interface Effort {
  readonly roundsMax: number;
  /** Change of a log variance that counts as none. */
  readonly settled: number;
  /** Share of the largest sum behind the gradient at which a search may stop. */
  readonly left: number;
}

export const SEARCH: Effort = { roundsMax: 8, settled: 1e-2, left: 1e-7 };
export const ANSWER: Effort = { roundsMax: 100, settled: 1e-9, left: 0 };
/** While a log variance still changes by more, θ is not worth solving for exactly. */
const ROUGH = 1e-2;

/** A delta that no residual passes; prior rows that no juror outweighs. */
export const NO_LIMIT = 1e9;

/** Hyperparameters of the first look at the noise, and rows of natural noise mixed with each juror's. */
const FIRST = { lambda: 1, delta: NO_LIMIT, scaleRows: 24, varianceRows: NO_LIMIT };
const FIRST_ROWS = 1;

/**
 * Noise of an ordinary juror's answer, log units: σ² is the geometric mean, over the stated rows, of
 * their juror's mean square residual at a ridge fit with λ = 1, so that a few wild jurors do not set
 * it. The residuals are raised to what they would be without the fit (the penalised loss maximises
 * the marginal likelihood), and each juror gets one row of π²/3, the noise that makes a choice plain
 * Bradley-Terry. Without stated rows it is that noise, and θ are Bradley-Terry log weights.
 */
export function ordinaryNoise(rows: Judgements): number {
  const { weight, juror, stated, ids } = rows;
  if (stated === 0) return LOGISTIC_DEVIATION;
  const statedOnly = { ...rows, weight: weight.map((w, row) => (row < stated ? w : 0)) };
  const { theta, costs } = posteriorMode(statedOnly, 1, FIRST, SEARCH);
  const loss = 2 * costs.total(theta);
  const penalty = theta.reduce((sum, x) => sum + FIRST.lambda * x * x, 0);
  const raised = loss > 0 ? 1 + penalty / loss : 1;
  // The last entry is for rows without a juror.
  const squares = new Float64Array(ids.length + 1);
  const counts = new Float64Array(ids.length + 1);
  for (let row = 0; row < stated; row++) {
    const j = juror[row]! < 0 ? ids.length : juror[row]!;
    squares[j] = squares[j]! + weight[row]! * raised * costs.squares[row]!;
    counts[j] = counts[j]! + weight[row]!;
  }
  const natural = FIRST_ROWS * LOGISTIC_DEVIATION ** 2;
  const logs = squares.map((sum, j) => Math.log((sum + natural) / (counts[j]! + FIRST_ROWS)));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const mean = logs.reduce((sum, log, j) => sum + counts[j]! * log, 0) / total;
  return Math.exp(mean / 2);
}

/**
 * θ at the mode of its posterior and the jurors' variances at its residuals, in turn until both
 * stand still.
 */
export function posteriorMode(
  rows: Judgements,
  sigma: number,
  chosen: Hyperparameters,
  effort: Effort,
  start?: Posterior,
): Posterior {
  const scale = jurorScales(rows, chosen.scaleRows);
  let variance = start?.traits.variance ?? new Float64Array(rows.ids.length).fill(1);
  let theta = start?.theta ?? new Float64Array(rows.n);
  let iterations = 0;
  let change = rows.ids.length > 0 ? Number.POSITIVE_INFINITY : 0;
  for (let round = 1; ; round++) {
    const traits = { scale, variance };
    const costs = rowCosts(rows, sigma, chosen.delta, traits);
    const left = change > ROUGH ? SEARCH.left : effort.left;
    const problem = problemOf(rows, costs, chosen.lambda, left);
    const solved = newton(problem, theta);
    theta = solved.x;
    iterations += solved.iterations;
    problem.derive(theta, new Float64Array(rows.n));
    const next = jurorVariances(rows, costs.squares, sigma, chosen.varianceRows);
    change = largestChange(variance, next);
    const settled = change <= effort.settled && left === effort.left;
    if (settled || round >= effort.roundsMax) {
      const { gradInf } = solved;
      const { hessian } = problem;
      const converged = solved.converged && settled;
      return { theta, traits, costs, hessian, gradInf, iterations, converged };
    }
    variance = next;
  }
}

function largestChange(before: Float64Array, after: Float64Array): number {
  let largest = 0;
  for (let j = 0; j < after.length; j++) {
    largest = Math.max(largest, Math.abs(Math.log(after[j]! / before[j]!)));
  }
  return largest;
}

function problemOf(
  { n, a, b, value, weight, stated, pairs }: Judgements,
  costs: RowCosts,
  lambda: number,
  left: number,
): ConvexPairProblem {
  const h = new Float64Array(pairs.index.i.length);
  const { pair } = pairs;
  const derive = (theta: Float64Array, gradient: Float64Array) => {
    costs.at(theta);
    h.fill(0);
    for (let item = 0; item < n; item++) gradient[item] = lambda * theta[item]!;
    for (let row = 0; row < a.length; row++) {
      const k = pair[row]!;
      if (k < 0) continue;
      const pull = costs.pull[row]!;
      gradient[a[row]!] = gradient[a[row]!]! - pull;
      gradient[b[row]!] = gradient[b[row]!]! + pull;
      h[k] = h[k]! + costs.curvature[row]!;
    }
  };
  const load = new Float64Array(h.length);
  let largest = 1;
  for (let row = 0; row < a.length; row++) {
    if (pair[row]! >= 0) load[pair[row]!] = load[pair[row]!]! + weight[row]!;
    if (row < stated) largest = Math.max(largest, Math.abs(value[row]!));
  }
  const goals = gradientGoals(pairs.index, load, largest);
  const enough = left * (goals.floor / Number.EPSILON);
  const diagonal = new Float64Array(n).fill(lambda);
  const hessian = { pairs: pairs.index, h, diagonal };
  const { accept, floor } = goals;
  return { hessian, derive, accept: Math.max(accept, enough), floor: Math.max(floor, enough) };
}
