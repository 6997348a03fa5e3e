import { connectedGroups } from "~/core/comparison";
import {
  centreWithin,
  choleskyInPlace,
  choleskySolve,
  mainDiagonal,
  type PairMatrix,
  quasiNewton,
  toDense,
} from "~/core/numeric";
import type { PairSums, QuickModel, Refit } from "./quickModel";
import { sparseRefitter } from "./refitSparse";
import { gradientGoals } from "./tolerance";

/** Above this many items the dense factor of a refit is not worth its memory and time. */
export const QUICK_ITEMS_MAX = 1000;
/** A refit that takes more steps has gone too far for them and is made by Newton's method. */
const STEPS_MAX = 30;
/** |gradient|∞ asked for: a tenth of what a full fit accepts, but no less than rounding allows. */
const GOAL_SHARE = 0.1;
const GOAL_ROUNDINGS = 30;

/** Share of a standard error by which a coarse refit may be off, in any direction. */
const ERROR_SHARE = 1e-3;
/** Asking for a smaller |gradient|∞ than this resolves nothing on any graph. */
const GRADIENT_ENOUGH = 1e-6;

/**
 * |gradient|∞ at which a refit is off by less than a thousandth of a standard error. Along an eigenvector of curvature λ a gradient g
 * leaves the error g / λ where the standard error is 1 / √λ, and λ is at least the prior's.
 */
export function enoughGradient({ pull, index }: QuickModel): number {
  return Math.max(GRADIENT_ENOUGH, ERROR_SHARE * Math.sqrt(pull / index.n));
}

/**
 * Fits changed data from the full fit, whose Hessian is kept for all refits, as data that differ
 * little have nearly the same curvature: L-BFGS on top of its dense factor, above 1000 items of its
 * diagonal, and Newton's method where that does not settle (an item judged by one juror alone). A
 * refit costs a few passes over the pairs. `coarse`: |gradient|∞ that will do, where less is asked.
 */
export function refitter(model: QuickModel, coarse = 0): Refit {
  const { index, theta } = model;
  const { accept, floor } = gradientGoals(index, model.sums.total, 1);
  const goal = Math.max(accept * GOAL_SHARE, floor * GOAL_ROUNDINGS, coarse);
  const far = sparseRefitter(model, goal);
  const precondition = index.n > QUICK_ITEMS_MAX ? byDiagonal(model) : byFactor(model);
  if (!precondition) return far;
  const strength = new Float64Array(index.n);
  const near = quasiNewton({ start: theta, precondition, goal, stepsMax: STEPS_MAX });
  return (sums) => near((x, out) => slopeAt(model, sums, x, out, strength)) ?? far(sums);
}

function byFactor(model: QuickModel): ((values: Float64Array) => void) | null {
  const factor = factorAt(model, model.sums, model.theta);
  return factor && ((values) => values.set(choleskySolve(factor, model.index.n, values)));
}

/**
 * Steps keep the mean of each component, as every answer does (its gradient sums to pull · Σ θ): that
 * is the one direction in which the diagonal is far from the curvature on any graph.
 */
function byDiagonal(model: QuickModel): (values: Float64Array) => void {
  const diagonal = mainDiagonal(hessianAt(model, model.sums, model.theta));
  const connected = connectedGroups(model.index);
  return (values) => {
    for (let k = 0; k < values.length; k++) values[k] = values[k]! / diagonal[k]!;
    centreWithin(connected, values);
  };
}

/**
 * The gradient of what is minimised, pull θ − Σ (up − total f(d)), into `out`; its largest entry.
 * `strength` is room for e^θ.
 */
function slopeAt(
  model: QuickModel,
  { up, total }: PairSums,
  x: Float64Array,
  out: Float64Array,
  strength: Float64Array,
): number {
  const { logistic, pull } = model;
  const { n, start, j } = model.index;
  for (let item = 0; item < n; item++) {
    out[item] = pull * x[item]!;
    strength[item] = logistic ? Math.exp(x[item]!) : x[item]!;
  }
  let largest = 0;
  for (let item = 0; item < n; item++) {
    const own = strength[item]!;
    const end = start[item + 1]!;
    let sum = 0;
    for (let k = start[item]!; k < end; k++) {
      const other = j[k]!;
      const theirs = strength[other]!;
      const expected = logistic ? own / (own + theirs) : own - theirs;
      const push = up[k]! - total[k]! * expected;
      sum += push;
      out[other] = out[other]! + push;
    }
    // Pairs are sorted by their smaller item: nothing is added to this entry any more.
    out[item] = out[item]! - sum;
    largest = Math.max(largest, Math.abs(out[item]!));
  }
  return largest;
}

/** The negative Hessian of the log posterior (of half the loss) at x. */
export function hessianAt(
  { index, logistic, pull }: QuickModel,
  { total }: PairSums,
  x: Float64Array,
): PairMatrix {
  const h = Float64Array.from(total);
  for (let k = 0; logistic && k < h.length; k++) {
    const p = 1 / (1 + Math.exp(x[index.j[k]!]! - x[index.i[k]!]!));
    h[k] = h[k]! * p * (1 - p);
  }
  return { pairs: index, h, diagonal: new Float64Array(index.n).fill(pull) };
}

/** Its lower Cholesky factor, n × n; null where it is singular to rounding. */
export function factorAt(model: QuickModel, sums: PairSums, x: Float64Array): Float64Array | null {
  const factor = toDense(hessianAt(model, sums, x));
  return choleskyInPlace(factor, model.index.n) ? factor : null;
}
