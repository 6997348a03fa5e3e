import { dot } from "./conjugateGradient";

const STEPS_MAX = 300;
/** A step is taken when it gains at least this share of what the quadratic model promised. */
const GAIN_SHARE_MIN = 1e-4;
/** Relative rounding of f: below it a promised gain cannot be checked, and the gradient decides. */
const VALUE_NOISE = 1e-13;
/** Preconditioner entries are kept above this share of the largest. */
const SCALE_FLOOR = 1e-10;

/** An entry falls no faster than this a step: a curvature that passes through 0 is not a long way. */
const SCALE_KEPT = 0.1;

/** The gradient shrinks by this before it is worth asking whether only rounding is left of it. */
const FLOOR_ASKED = 1e-6;

/** A twice differentiable function, convex or not, whose Hessian is known by its products. */
export interface SmoothProblem {
  /** f at x; writes its gradient, and prepares `product`, `diagonal`, `accept` and `floor` at x. */
  derive(x: Float64Array, gradient: Float64Array): number;
  /** Prepares them again at the x of the last `derive` but one. */
  restore(): void;
  /** out = H v. */
  product(v: Float64Array, out: Float64Array): void;
  /** Main diagonal of H. */
  diagonal(): Float64Array;
  /** Set where f does not change along some directions: takes them out of a vector, in place. */
  readonly project?: (v: Float64Array) => void;
  /** |gradient|∞ that counts as solved. */
  accept(): number;
  /** |gradient|∞ at which only rounding is left. */
  floor(): number;
}

/** Where to stop before the gradient vanishes; the result then does not count as converged. */
interface EarlyStop {
  /** Gain of f below which a further full Newton step is not worth its cost. */
  readonly gain: number;
  /** True at an x from which it is known where the way leads. */
  readonly familiar: (x: Float64Array) => boolean;
}

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  readonly gradInf: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * A local minimum by Newton steps within a trust region, each by conjugate gradients that stop at
 * the region's edge or at negative curvature (Steihaug 1983; Nocedal and Wright 2006, algorithms
 * 4.1 and 7.2), with the diagonal as preconditioner and as the region's norm.
 *
 * Departures: (a) judged by the gradient, never by the step; (b) where the promised gain is below
 * the rounding of f, a step is taken if and only if it shrinks the gradient; (c) it goes on past
 * `accept` while the gradient still halves. The problem is left derived at the x returned.
 */
export function trustRegion(
  problem: SmoothProblem,
  start: Float64Array,
  early?: EarlyStop,
): Minimum {
  let x: Float64Array = Float64Array.from(start);
  let gradient: Float64Array = new Float64Array(x.length);
  let value = problem.derive(x, gradient);
  let gradInf = largest(gradient);
  let scale: Float64Array | undefined;
  let radius = 0;
  let iterations = 0;
  const far = FLOOR_ASKED * gradInf;
  while (iterations < STEPS_MAX && (gradInf > far || gradInf > problem.floor())) {
    scale = scaleOf(problem.diagonal(), scale);
    if (radius === 0) radius = Math.sqrt(scale.reduce((sum, entry) => sum + entry, 0));
    const tolerance = Math.min(0.1, Math.max(1e-10, gradInf));
    const { step, promised, length } = steihaug(problem, gradient, scale, radius, tolerance);
    if (early && promised < early.gain && length < radius / 2) break;
    const next = x.map((entry, k) => entry + step[k]!);
    const nextGradient = new Float64Array(x.length);
    const nextValue = problem.derive(next, nextGradient);
    const nextInf = largest(nextGradient);
    iterations++;
    const tiny = promised <= VALUE_NOISE * Math.max(1, Math.abs(value));
    const share = (value - nextValue) / promised;
    if (!tiny && !(share >= 0.25)) radius = length / 4;
    else if (!tiny && share > 0.75 && length > 0.99 * radius) radius *= 2;
    const taken = tiny ? nextInf < gradInf : share >= GAIN_SHARE_MIN && Number.isFinite(nextInf);
    if (!taken) {
      problem.restore();
      if (tiny) break;
      continue;
    }
    const settled = nextInf > gradInf / 2 && nextInf <= problem.accept();
    x = next;
    gradient = nextGradient;
    value = nextValue;
    gradInf = nextInf;
    if (settled || early?.familiar(x)) break;
  }
  return { x, value, gradInf, iterations, converged: gradInf <= problem.accept() };
}

/** An approximate minimum of gᵀp + ½ pᵀHp within |p| ≤ radius, |p|² = Σ scale p². */
function steihaug(
  problem: SmoothProblem,
  gradient: Float64Array,
  scale: Float64Array,
  radius: number,
  tolerance: number,
) {
  const size = gradient.length;
  const step = new Float64Array(size);
  const residual = Float64Array.from(gradient);
  // Rounding along the flat directions could never be solved away: it would be followed to the edge.
  problem.project?.(residual);
  const direction = residual.map((entry, k) => -entry / scale[k]!);
  const image = new Float64Array(size);
  let rho = -dot(residual, direction);
  const goal = tolerance * tolerance * rho;
  let [pp, pd, dd] = [0, 0, rho];
  for (let products = 0; products < 2 * size + 100 && rho > goal; products++) {
    problem.product(direction, image);
    const bend = dot(direction, image);
    const inner = bend > 0 ? rho / bend : Number.POSITIVE_INFINITY;
    const edge = (Math.sqrt(pd * pd + dd * (radius * radius - pp)) - pd) / dd;
    const t = Math.min(inner, edge);
    let rhoNext = 0;
    for (let k = 0; k < size; k++) {
      step[k] = step[k]! + t * direction[k]!;
      const left = residual[k]! + t * image[k]!;
      residual[k] = left;
      rhoNext += (left * left) / scale[k]!;
    }
    pp += 2 * t * pd + t * t * dd;
    if (inner >= edge) break;
    const keep = rhoNext / rho;
    // ⟨p, d⟩ and ⟨d, d⟩ in the region's norm follow by recurrence (Conn, Gould, Toint, 7.5.1).
    pd = keep * (pd + t * dd);
    dd = rhoNext + keep * keep * dd;
    rho = rhoNext;
    for (let k = 0; k < size; k++) {
      direction[k] = keep * direction[k]! - residual[k]! / scale[k]!;
    }
  }
  problem.project?.(step);
  const promised = -(dot(gradient, step) + dot(residual, step)) / 2;
  return { step, promised, length: Math.sqrt(Math.max(0, pp)) };
}

function scaleOf(diagonal: Float64Array, before?: Float64Array): Float64Array {
  const top = largest(diagonal);
  const floor = top > 0 ? SCALE_FLOOR * top : 1;
  return diagonal.map((entry, k) =>
    Math.max(Math.abs(entry), floor, before ? SCALE_KEPT * before[k]! : 0),
  );
}

function largest(values: Float64Array): number {
  let out = 0;
  for (let k = 0; k < values.length; k++) {
    const size = Math.abs(values[k]!);
    if (!(size <= out)) out = size;
  }
  return out;
}
