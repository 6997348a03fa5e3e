import { choleskyInPlace, choleskySolve, toDense } from "~/core/numeric";
import type { PairSums, QuickModel, Refit } from "./quickModel";
import { sparseRefitter } from "./refitSparse";
import { gradientGoals } from "./tolerance";

/** Above this many items the dense factor of a refit is not worth its memory and time. */
export const QUICK_ITEMS_MAX = 1000;
const STEPS_MAX = 60;
/** Where a step leaves more of the gradient than this, the factor is made anew at the point reached. */
const SLOW = 0.5;
/** |gradient|∞ asked for: a tenth of what a full fit accepts, but no less than rounding allows. */
const GOAL_SHARE = 0.1;
const GOAL_ROUNDINGS = 30;

/**
 * Newton's method with the factor of the full fit's Hessian kept for all refits (chord method), as
 * data that differ little have nearly the same curvature; where it slows down (an item judged by
 * one juror alone) the factor is renewed. A refit costs a few passes over the pairs and products
 * of n² instead of factorisations of n³. `coarse`: |gradient|∞ that will do, where less is asked.
 */
export function refitter(model: QuickModel, coarse = 0): Refit {
  const { index, theta } = model;
  const { accept, floor } = gradientGoals(index, model.sums.total, 1);
  const goal = Math.max(accept * GOAL_SHARE, floor * GOAL_ROUNDINGS, coarse);
  if (index.n > QUICK_ITEMS_MAX) return sparseRefitter(model, goal);
  const base = factorAt(model, model.sums, theta);
  const gradient = new Float64Array(index.n);
  const strength = new Float64Array(index.n);
  return (sums) => {
    let factor = base;
    let last = Number.POSITIVE_INFINITY;
    const x = Float64Array.from(theta);
    for (let step = 0; factor && step < STEPS_MAX; step++) {
      const size = slopeAt(model, sums, x, gradient, strength);
      if (size <= goal) return x;
      if (!(size < SLOW * last) && step > 0) factor = factorAt(model, sums, x);
      if (!factor) return null;
      last = size;
      const move = choleskySolve(factor, index.n, gradient);
      for (let k = 0; k < x.length; k++) x[k] = x[k]! + move[k]!;
    }
    return null;
  };
}

/**
 * The gradient of what is maximised, Σ (up − total f(d)) − pull θ, into `out`; its largest entry.
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
    out[item] = -pull * x[item]!;
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
      out[other] = out[other]! - push;
    }
    // Pairs are sorted by their smaller item: nothing is added to this entry any more.
    out[item] = out[item]! + sum;
    largest = Math.max(largest, Math.abs(out[item]!));
  }
  return largest;
}

/** The lower Cholesky factor of the negative Hessian, n × n; null where it is singular to rounding. */
export function factorAt(
  { index, logistic, pull }: QuickModel,
  { total }: PairSums,
  x: Float64Array,
): Float64Array | null {
  const h = Float64Array.from(total);
  for (let k = 0; logistic && k < h.length; k++) {
    const p = 1 / (1 + Math.exp(x[index.j[k]!]! - x[index.i[k]!]!));
    h[k] = h[k]! * p * (1 - p);
  }
  const diagonal = new Float64Array(index.n).fill(pull);
  const factor = toDense({ pairs: index, h, diagonal });
  return choleskyInPlace(factor, index.n) ? factor : null;
}
