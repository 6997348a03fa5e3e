import type { MixtureLoss } from "./mixtureLoss";
import {
  type Quadratic,
  type SimplexPoint,
  simplexGap,
  simplexQuadratic,
} from "./simplexQuadratic";

/** Gap, in the metric's unit and against a loss of 1, at which shares count as optimal. */
const GAP_ACCEPTED = 1e-9;
const STEPS_MAX = 1000;
/** Entries without a share that are considered in one step: those that promise most. */
const CONSIDERED_MAX = 30;
const HALVINGS_MAX = 40;
/** A step is taken when it gains at least this share of what its slope promises. */
const GAIN_SHARE_MIN = 1e-4;
/** What is promised below this, against a loss of 1, drowns in the rounding of the loss. */
const VALUE_NOISE = 1e-13;
/** A trace of curvature everywhere, so that saturated choices leave no direction without any. */
const CURVATURE_SHARE = 1e-12;

/** Optimal shares with their evidence. */
export interface OptimalShares extends SimplexPoint {
  readonly value: number;
  /** No mixture can have a loss lower by more than this. */
  readonly gap: number;
  readonly converged: boolean;
}

/**
 * The shares of least loss among the entries `allowed`, by Newton's method on the simplex: each
 * step goes towards the best point of the second-order expansion (`simplexQuadratic`), halved
 * until it gains (Nocedal and Wright 2006, 18.1 and 3.1). Squared errors need one such step.
 *
 * Departure: a step considers the entries in use and the thirty that promise most, so that its
 * cost does not grow with the square of the entries. The gap is over all entries allowed.
 *
 * Judged by the gap alone: slopeᵀv − min slope bounds the loss above the optimum, since both
 * metrics are convex in the shares.
 *
 * @param start a point of the simplex with no share outside `allowed`
 */
export function optimalShares(
  loss: MixtureLoss,
  allowed: readonly number[],
  start: Float64Array,
): OptimalShares {
  let v = start;
  let value = loss.valueAt(v);
  let slope = loss.slopeAt(v);
  let gap = gapAmong(allowed, slope, v);
  let iterations = 0;
  for (let step = 0; step < STEPS_MAX && gap > 0; step++) {
    const among = considered(allowed, slope, v);
    const expansion = bent(loss.expandedAt(v, slope, among), pick(v, among));
    const goal = simplexQuadratic(expansion, pick(v, among));
    iterations += goal.iterations + 1;
    const whole = new Float64Array(v.length);
    among.forEach((k, at) => {
      whole[k] = goal.v[at]!;
    });
    const next = lineSearch(loss, { v, value, slope }, whole);
    if (!next) break;
    const nextSlope = loss.slopeAt(next.v);
    const nextGap = gapAmong(allowed, nextSlope, next.v);
    const settled = gap <= accepted(value) && nextGap > gap / 2;
    if ((settled || next.unchecked) && nextGap >= gap) break;
    ({ v, value } = next);
    [slope, gap] = [nextSlope, nextGap];
    if (settled) break;
  }
  return { v, value, gap: Math.max(0, gap), iterations, converged: gap <= accepted(value) };
}

function accepted(value: number): number {
  return GAP_ACCEPTED * Math.max(1, Math.abs(value));
}

function pick(values: Float64Array, among: readonly number[]): Float64Array {
  return Float64Array.from(among, (k) => values[k]!);
}

function gapAmong(allowed: readonly number[], slope: Float64Array, v: Float64Array): number {
  return simplexGap(pick(slope, allowed), pick(v, allowed));
}

/** Entries in use, and those without a share whose slope is least, in their order. */
function considered(allowed: readonly number[], slope: Float64Array, v: Float64Array): number[] {
  const unused = allowed.filter((k) => v[k] === 0).sort((i, j) => slope[i]! - slope[j]! || i - j);
  const promising = new Set(unused.slice(0, CONSIDERED_MAX));
  return allowed.filter((k) => v[k]! > 0 || promising.has(k));
}

/** The expansion with a trace more curvature about v. */
function bent({ hessian, linear }: Quadratic, v: Float64Array): Quadratic {
  const k = v.length;
  let trace = 0;
  for (let i = 0; i < k; i++) trace += hessian[i * k + i]!;
  const extra = CURVATURE_SHARE * (trace / k) || CURVATURE_SHARE;
  const curved = Float64Array.from(hessian);
  for (let i = 0; i < k; i++) curved[i * k + i]! += extra;
  return { hessian: curved, linear: linear.map((value, i) => value - extra * v[i]!) };
}

interface Place {
  readonly v: Float64Array;
  readonly value: number;
  readonly slope: Float64Array;
}

/** A point between here and `goal` that gains; undefined where there is none. */
function lineSearch(loss: MixtureLoss, { v: from, value, slope }: Place, goal: Float64Array) {
  const way = goal.map((share, i) => share - from[i]!);
  const promised = -way.reduce((sum, move, i) => sum + slope[i]! * move, 0);
  const noise = VALUE_NOISE * Math.max(1, Math.abs(value));
  if (!(promised > -noise)) return undefined;
  // Such a gain, also one that rounding has made a loss, cannot be checked: the gap decides whether the
  // step was worth it.
  if (promised <= noise) return { v: goal, value: loss.valueAt(goal), unchecked: true };
  for (let halving = 0, t = 1; halving < HALVINGS_MAX; halving++, t /= 2) {
    const v = t === 1 ? goal : from.map((share, i) => share + t * way[i]!);
    const reached = loss.valueAt(v);
    if (value - reached >= GAIN_SHARE_MIN * t * promised)
      return { v, value: reached, unchecked: false };
  }
  return undefined;
}
