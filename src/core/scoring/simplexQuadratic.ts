import { choleskyInPlace, choleskySolve } from "~/core/numeric";

/** ½ vᵀHv + qᵀv, with H (k × k, row by row) symmetric and without negative curvature. */
export interface Quadratic {
  readonly hessian: Float64Array;
  readonly linear: Float64Array;
}

/** A point of the simplex and how far it can be from the best one. */
export interface SimplexPoint {
  readonly v: Float64Array;
  readonly iterations: number;
}

/** Shares below this, against a largest of 1, are taken for 0. */
const SHARE_MIN = 1e-13;
/** Rounding of the gap, against the size of its terms: what is below cannot be improved on. */
const GAP_NOISE = 4e-15;
const STEPS_PER_ENTRY_MAX = 20;

/**
 * The least ½ vᵀHv + qᵀv over v ≥ 0, Σ v = 1, by an active-set method: Wolfe's (1976, "Finding the
 * nearest point in a polytope"), which is this problem for H = RᵀR and q = 0.
 *
 * From one corner on, the corner with the least derivative is let in; then the least point of the
 * corners' affine hull is taken, and corners whose share would be negative are let out on the way
 * there. Every step lowers the value, so no set of corners returns and the end is exact.
 *
 * Departures: (a) the hull's least point is from its optimality conditions with q and H + c·11ᵀ,
 * which has the same least points on Σ v = 1 and is definite there; (b) it ends where the promised
 * gain drowns in rounding, or where a corner lies in the hull to machine precision. The caller
 * judges the result by `simplexGap`, never by how the method ended.
 *
 * @param start a point of the simplex to begin at, where one near the end is known
 */
export function simplexQuadratic(problem: Quadratic, start?: Float64Array): SimplexPoint {
  const k = problem.linear.length;
  let v = (start && faceMinimum(problem, start)) ?? bestCorner(problem);
  let iterations = 0;
  for (; iterations < STEPS_PER_ENTRY_MAX * k; iterations++) {
    const slope = slopeAt(problem, v);
    const next = argMin(slope);
    const noise = GAP_NOISE * slope.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
    if (v[next]! > 0 || !(simplexGap(slope, v) > noise)) break;
    const reached = faceMinimum(problem, v, next);
    if (!reached) break;
    v = reached;
  }
  return { v, iterations };
}

/** Hv + q. */
function slopeAt({ hessian, linear }: Quadratic, v: Float64Array): Float64Array {
  const out = Float64Array.from(linear);
  const k = v.length;
  for (let j = 0; j < k; j++) {
    if (v[j] === 0) continue;
    for (let i = 0; i < k; i++) out[i] = out[i]! + hessian[j * k + i]! * v[j]!;
  }
  return out;
}

/**
 * slopeᵀv − min slope: no less than what any other point of the simplex could gain on a convex
 * function with that slope at v (Frank and Wolfe 1956), and the residual of its conditions.
 */
export function simplexGap(slope: Float64Array, v: Float64Array): number {
  let inner = 0;
  for (let i = 0; i < v.length; i++) inner += slope[i]! * v[i]!;
  return inner - slope[argMin(slope)]!;
}

/**
 * The least point of the face of `from` and a corner let in, or of a face of it met on the way;
 * undefined where rounding forbids it.
 */
function faceMinimum(problem: Quadratic, from: Float64Array, corner?: number) {
  const v = Float64Array.from(from);
  let active = Array.from(v, (_, i) => i).filter((i) => v[i]! > 0 || i === corner);
  while (active.length > 0) {
    const goal = hullMinimum(problem, active);
    if (!goal) return undefined;
    let t = 1;
    active.forEach((i, at) => {
      if (goal[at]! < SHARE_MIN) t = Math.min(t, v[i]! / (v[i]! - goal[at]!));
    });
    active.forEach((i, at) => {
      v[i] = v[i]! + t * (goal[at]! - v[i]!);
      if (v[i]! < SHARE_MIN) v[i] = 0;
    });
    const left = active.filter((i) => v[i]! > 0);
    // The corner let in must not be the first to go: then nothing was gained.
    if (left.length === active.length) return normalised(v);
    if (t === 0 && corner !== undefined && !left.includes(corner)) return undefined;
    active = left;
  }
  return undefined;
}

/** Least point of the affine hull of some corners, as a share of each; undefined if not definite. */
function hullMinimum({ hessian, linear }: Quadratic, active: readonly number[]) {
  const size = active.length;
  const k = linear.length;
  let trace = 0;
  for (const i of active) trace += Math.abs(hessian[i * k + i]!);
  const lift = trace > 0 ? trace / size : 1;
  const factor = new Float64Array(size * size);
  active.forEach((i, row) => {
    active.forEach((j, column) => {
      factor[row * size + column] = hessian[i * k + j]! + lift;
    });
  });
  if (!choleskyInPlace(factor, size)) return undefined;
  const ones = choleskySolve(factor, size, new Float64Array(size).fill(1));
  const down = choleskySolve(
    factor,
    size,
    Float64Array.from(active, (i) => -linear[i]!),
  );
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const multiplier = (1 - sum(down)) / sum(ones);
  const goal = down.map((value, at) => value + multiplier * ones[at]!);
  return goal.every(Number.isFinite) ? goal : undefined;
}

function bestCorner({ hessian, linear }: Quadratic): Float64Array {
  const k = linear.length;
  const v = new Float64Array(k);
  v[argMin(linear.map((value, i) => value + hessian[i * k + i]! / 2))] = 1;
  return v;
}

function argMin(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! < values[best]!) best = i;
  return best;
}

function normalised(v: Float64Array): Float64Array {
  const sum = v.reduce((total, share) => total + share, 0);
  return v.map((share) => share / sum);
}
