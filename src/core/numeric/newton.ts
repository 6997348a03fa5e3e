import { dot } from "./conjugateGradient";
import { centreWithin, type Groups } from "./groups";
import type { PairMatrix } from "./pairMatrix";
import { type PairSolver, pairSolver } from "./pairSolver";

const NEWTON_STEPS_MAX = 200;
const HALVINGS_MAX = 60;
/** Steps without a smaller gradient after which the rounding floor is taken to be reached. */
const STALLED_STEPS_MAX = 1;
/** A point is accepted along the step when the slope there is below this share of the first slope. */
const OVERSHOOT = 0.1;

/** A convex function of x (length n) whose Hessian is a pair matrix. */
export interface ConvexPairProblem {
  /** Hessian at the last point given to `derive`; `derive` refills `h` and `diagonal`. */
  readonly hessian: PairMatrix;
  /** Writes the gradient at x into `gradient` and the curvature into `hessian`. */
  derive(x: Float64Array, gradient: Float64Array): void;
  /**
   * Set where adding a constant within a group changes nothing (no prior): steps are kept centred
   * within these groups, which must be the connected components.
   */
  readonly freeWithin?: Groups;
  /** |gradient|∞ that counts as solved; rounding of the data's own sums is the natural scale. */
  readonly accept: number;
  /** |gradient|∞ at which only rounding is left, so that a further step is wasted. */
  readonly floor: number;
  /** Relative residual asked of each linear solve; absent: tightened as the gradient falls. */
  readonly forcing?: number;
}

export interface NewtonResult {
  x: Float64Array;
  iterations: number;
  gradInf: number;
  converged: boolean;
}

/**
 * Minimises a convex function by Newton's method with a line search on the slope alone
 * (Nocedal and Wright 2006, chapters 3 and 7).
 *
 * Departures: (a) a step is judged by the slope φ'(t) = ∇f(x + t s)ᵀ s, never by f: for a convex f
 * φ'(t) ≤ 0 proves that f fell, and needs no logarithms; (b) it goes on past `accept` until the
 * gradient stops shrinking, because the last steps are cheap and the answer should be as exact as
 * the arithmetic allows; (c) the linear system is solved as `pairSolver` says, iteratively only as
 * exactly as the step deserves.
 */
export function newton(problem: ConvexPairProblem, start: Float64Array): NewtonResult {
  const n = start.length;
  let x: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(n);
  let best = { x, gradInf: Number.POSITIVE_INFINITY };
  let stalled = 0;
  let iterations = 0;
  const solve = pairSolver(problem.hessian.pairs, problem.freeWithin);
  problem.derive(x, gradient);
  for (;;) {
    const gradInf = largest(gradient);
    stalled = gradInf < best.gradInf / 2 ? 0 : stalled + 1;
    if (gradInf < best.gradInf) best = { x, gradInf };
    const settled = best.gradInf <= problem.accept && stalled >= STALLED_STEPS_MAX;
    if (gradInf <= problem.floor || settled || iterations >= NEWTON_STEPS_MAX) break;
    const step = stepOf(problem, solve, gradient, gradInf);
    const next = search(problem, x, gradient, step);
    if (next === null) break;
    x = next.x;
    gradient = next.gradient;
    iterations++;
  }
  return {
    x: best.x,
    iterations,
    gradInf: best.gradInf,
    converged: best.gradInf <= problem.accept,
  };
}

/** s = −H⁻¹ g, centred within the free groups. */
function stepOf(
  problem: ConvexPairProblem,
  solve: PairSolver,
  gradient: Float64Array,
  gradInf: number,
): Float64Array {
  const { hessian, freeWithin, forcing } = problem;
  const b = gradient.map((value) => -value);
  if (freeWithin) centreWithin(freeWithin, b);
  const tolerance = forcing ?? Math.min(0.05, Math.max(1e-10, gradInf));
  const step = solve(hessian, b, tolerance);
  if (freeWithin) centreWithin(freeWithin, step);
  return step;
}

function search(
  problem: ConvexPairProblem,
  x: Float64Array,
  gradient: Float64Array,
  step: Float64Array,
): { x: Float64Array; gradient: Float64Array } | null {
  const slope = dot(gradient, step);
  if (!(slope < 0)) return null;
  let t = 1;
  for (let tries = 0; tries < HALVINGS_MAX; tries++) {
    const next = x.map((value, k) => value + t * step[k]!);
    const gradientNext = new Float64Array(x.length);
    problem.derive(next, gradientNext);
    const slopeNext = dot(gradientNext, step);
    if (slopeNext <= -slope * OVERSHOOT) return { x: next, gradient: gradientNext };
    // The slope is monotone along the step: the secant through the two slopes aims at its zero.
    const secant = Number.isFinite(slopeNext) ? slope / (slope - slopeNext) : 0.1;
    t *= Math.min(0.9, Math.max(0.1, secant));
  }
  return null;
}

function largest(values: Float64Array): number {
  let out = 0;
  for (let k = 0; k < values.length; k++) {
    const size = Math.abs(values[k]!);
    if (!(size <= out)) out = size;
  }
  return out;
}
