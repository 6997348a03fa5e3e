import type { Opponents } from "~/core/comparison";
import type { Groups } from "~/core/numeric";
import type { Prior } from "./prior";
import { gradientAccepted } from "./tolerance";

/** About what Newton's method costs, the grouping of the rows included. */
const SWEEPS_MAX = 40;
/** The first sweeps start far away and are not judged. */
const UNJUDGED_SWEEPS = 3;
/** Longest step of one θ_i: far from the maximum the curvature promises too much. */
const STEP_MAX = 1;
/** Steps a little too long save three sweeps of fourteen on random graphs (Young 1954). */
const OVER_RELAXATION = 1.04;
/** Largest error of θ left at the end, as the last two sweeps foretell it. */
const THETA_ERROR_MAX = 1e-11;

interface Sweeps {
  readonly theta: Float64Array;
  readonly sweeps: number;
  /** |gradient|∞ at θ where θ is the maximum; absent where Newton's method has to go on from it. */
  readonly gradInf?: number;
}

/**
 * The Bradley-Terry maximum by sweeps over the items: θ_i ← θ_i + g_i / h_i, in place, with
 * g_i = W_i − Σ_j w_ij p_ij − prior slope, h_i = Σ_j w_ij p_ij (1 − p_ij) + prior curvature,
 * p_ij = E_i / (E_i + E_j), E = e^θ: Newton's step in Gauss and Seidel's order. θ starts at the log
 * odds of an item's wins, half a win and half a loss added.
 *
 * Same fixed point as Newman's sweep (JMLR 2023, arXiv 2207.00076, equation 20), at the same pace
 * (the gradient falls to 1/7 a sweep on random graphs), but it needs no wins by pair: only whom an
 * item met, and how often it won in all. So rows need not be grouped.
 *
 * A common shift of a component moves slowly, as the prior alone resists it: one Newton step in that
 * direction follows every sweep. Without a prior the caller must know that the maximum exists.
 *
 * Gives up where at the pace shown it would take too many sweeps (as on a ring). Ends on the
 * gradient, never on the step alone: the step only adds that little is left of θ's error.
 */
export function bradleyTerrySweeps(
  met: Opponents,
  prior: Prior | undefined,
  connected: Groups,
): Sweeps {
  const theta = startingPoint(met);
  const strength = theta.map(Math.exp);
  const accept = gradientAccepted(largestSum(met));
  let last = { worst: Number.POSITIVE_INFINITY, rate: 1 };
  let sweeps = 0;
  while (sweeps < SWEEPS_MAX) {
    const { worst, longest } = sweepOver(met, prior, theta, strength);
    if (prior) shift(prior, connected, theta, strength);
    sweeps++;
    const rate = worst / last.worst;
    const pace = Math.max(rate, last.rate);
    last = { worst, rate };
    if (sweeps <= UNJUDGED_SWEEPS) continue;
    if (!(pace < 1)) break;
    if (worst <= accept && longest * (pace / (1 - pace)) <= THETA_ERROR_MAX) {
      const gradInf = largestGradient(met, prior, theta, strength);
      if (gradInf <= accept) return { theta, sweeps, gradInf };
    }
    if (Math.log(accept / worst) / Math.log(pace) > SWEEPS_MAX - sweeps) break;
  }
  return { theta: theta.every(Number.isFinite) ? theta : new Float64Array(met.n), sweeps };
}

function startingPoint({ n, start, weight, wins }: Opponents): Float64Array {
  const theta = new Float64Array(n);
  for (let item = 0; item < n; item++) {
    const losses = loadOf(start, weight, item) - wins[item]!;
    theta[item] = Math.log((wins[item]! + 0.5) / (losses + 0.5));
  }
  return theta;
}

/** Σ w over an item's meetings. */
function loadOf(start: Int32Array, weight: Float64Array | undefined, item: number): number {
  if (!weight) return start[item + 1]! - start[item]!;
  let load = 0;
  for (let k = start[item]!; k < start[item + 1]!; k++) load += weight[k]!;
  return load;
}

function largestSum({ n, start, weight }: Opponents): number {
  let most = 0;
  for (let item = 0; item < n; item++) most = Math.max(most, loadOf(start, weight, item));
  return most;
}

/** One sweep: the largest gradient met on the way, and the longest step taken. */
function sweepOver(
  { n, start, other, weight, wins }: Opponents,
  prior: Prior | undefined,
  theta: Float64Array,
  strength: Float64Array,
): { worst: number; longest: number } {
  let worst = 0;
  let longest = 0;
  for (let item = 0; item < n; item++) {
    const own = strength[item]!;
    const end = start[item + 1]!;
    let expected = 0;
    let squares = 0;
    for (let k = start[item]!; k < end; k++) {
      const p = own / (own + strength[other[k]!]!);
      const share = weight ? weight[k]! * p : p;
      expected += share;
      squares += share * p;
    }
    let gradient = wins[item]! - expected;
    let curvature = expected - squares;
    if (prior) {
      gradient -= prior.slope(theta[item]!);
      curvature += prior.curvature(theta[item]!);
    }
    const step = Math.min(STEP_MAX, Math.max(-STEP_MAX, gradient / curvature));
    worst = Math.max(worst, Math.abs(gradient));
    longest = Math.max(longest, Math.abs(step));
    theta[item] = theta[item]! + OVER_RELAXATION * step;
    strength[item] = Math.exp(theta[item]!);
  }
  return { worst, longest };
}

/** Newton's step along "all items of a component alike", on which only the prior has a say. */
function shift(
  prior: Prior,
  { label, count }: Groups,
  theta: Float64Array,
  strength: Float64Array,
): void {
  const slope = new Float64Array(count);
  const curvature = new Float64Array(count);
  for (let item = 0; item < theta.length; item++) {
    const group = label[item]!;
    slope[group] = slope[group]! + prior.slope(theta[item]!);
    curvature[group] = curvature[group]! + prior.curvature(theta[item]!);
  }
  for (let item = 0; item < theta.length; item++) {
    const step = slope[label[item]!]! / curvature[label[item]!]!;
    theta[item] = theta[item]! - Math.min(STEP_MAX, Math.max(-STEP_MAX, step));
    strength[item] = Math.exp(theta[item]!);
  }
}

function largestGradient(
  { n, start, other, weight, wins }: Opponents,
  prior: Prior | undefined,
  theta: Float64Array,
  strength: Float64Array,
): number {
  let largest = 0;
  for (let item = 0; item < n; item++) {
    const own = strength[item]!;
    const end = start[item + 1]!;
    let expected = prior ? prior.slope(theta[item]!) : 0;
    for (let k = start[item]!; k < end; k++) {
      const p = own / (own + strength[other[k]!]!);
      expected += weight ? weight[k]! * p : p;
    }
    largest = Math.max(largest, Math.abs(wins[item]! - expected));
  }
  return largest;
}
