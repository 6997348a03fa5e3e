import { dot } from "./conjugateGradient";

/** Steps remembered. */
const MEMORY = 8;

/** What is known of the functions to be minimised: where, and how they bend there. */
interface Neighbourhood {
  readonly start: Float64Array;
  /** In place: `values` becomes H⁻¹ values, H the curvature near by. */
  readonly precondition: (values: Float64Array) => void;
  /** |gradient|∞ asked for. */
  readonly goal: number;
  readonly stepsMax: number;
}

/** Writes the gradient of a convex function at x into `out`; returns its largest entry's size. */
type Gradient = (x: Float64Array, out: Float64Array) => number;

/**
 * Minimises convex functions that differ little from one whose curvature H is at hand: L-BFGS with
 * H in place of the usual multiple of the identity (Nocedal 1980; Nocedal and Wright 2006, algorithm
 * 7.4) and whole steps, as so near the minimum none other is needed: one gradient a step. Null where
 * |gradient|∞ is above `goal` after `stepsMax` steps or is no number: then the function is not near
 * enough, and whoever asks falls back on a method that can go far. Room is made once for all.
 */
export function quasiNewton(near: Neighbourhood): (gradient: Gradient) => Float64Array | null {
  const n = near.start.length;
  const learnt: Learnt[] = Array.from({ length: MEMORY }, () => ({
    move: new Float64Array(n),
    turn: new Float64Array(n),
    bend: 0,
    share: 0,
  }));
  const slope = new Float64Array(n);
  const step = new Float64Array(n);
  return (gradient) => {
    const x = Float64Array.from(near.start);
    let size = gradient(x, slope);
    for (let steps = 0; steps < near.stepsMax && size > near.goal; steps++) {
      direction(near, slope, learnt, steps, step);
      const { move, turn } = learnt[steps % MEMORY]!;
      for (let k = 0; k < n; k++) {
        move[k] = step[k]!;
        turn[k] = slope[k]!;
        x[k] = x[k]! + step[k]!;
      }
      size = gradient(x, slope);
      for (let k = 0; k < n; k++) turn[k] = slope[k]! - turn[k]!;
      const bend = dot(move, turn);
      if (!(bend > 0)) return null;
      learnt[steps % MEMORY]!.bend = bend;
    }
    return size <= near.goal ? x : null;
  };
}

/** A step made, what it did to the gradient, and their product. */
interface Learnt {
  readonly move: Float64Array;
  readonly turn: Float64Array;
  bend: number;
  share: number;
}

/** −B slope into `q`, B the inverse curvature learnt so far, by the two-loop recursion. */
function direction(
  { precondition }: Neighbourhood,
  slope: Float64Array,
  learnt: readonly Learnt[],
  steps: number,
  q: Float64Array,
): void {
  const oldest = Math.max(0, steps - MEMORY);
  for (let k = 0; k < q.length; k++) q[k] = -slope[k]!;
  for (let at = steps - 1; at >= oldest; at--) {
    const one = learnt[at % MEMORY]!;
    one.share = dot(one.move, q) / one.bend;
    add(q, -one.share, one.turn);
  }
  precondition(q);
  for (let at = oldest; at < steps; at++) {
    const one = learnt[at % MEMORY]!;
    add(q, one.share - dot(one.turn, q) / one.bend, one.move);
  }
}

function add(to: Float64Array, factor: number, values: Float64Array): void {
  for (let k = 0; k < to.length; k++) to[k] = to[k]! + factor * values[k]!;
}
