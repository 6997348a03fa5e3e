import type { Flow } from "./flow";

/** Right-hand sides solved at once: a sweep costs little more for four than for one. */
const BLOCK = 4;
/** On a well-connected graph some ten sweeps suffice. */
const SWEEPS_MAX = 300;
/** Steps, in the norm of the diagonal and relative to the first, at which a sweep has solved. */
const SETTLED = 1e-7;

/** A balanced matrix H = −Π Q (or its transpose): rows and columns sum to zero, as πQ = 0. */
export interface WalkMatrix {
  readonly n: number;
  /** H x = r reads out_i x_i = Σ_k (unseen + extra[k]) x_from[k] + unseen (the others) + scale_i r_i. */
  readonly flow: Flow;
  readonly out: Float64Array;
  readonly scale: Float64Array;
  /** x is the answer times this: of the transpose the sweeps find Π x. */
  readonly unscale: Float64Array | null;
}

/** Solves −Π Q x = r: each item looks at those it goes to, `towards` having the rates reversed. */
export function forwards(flow: Flow, towards: Flow, pi: Float64Array): WalkMatrix {
  const scale = pi.map((value) => 1 / value);
  return { n: flow.n, flow: towards, out: flow.out, scale, unscale: null };
}

/** Solves −Qᵀ Π x = r. */
export function backwards(flow: Flow, pi: Float64Array): WalkMatrix {
  const ones = new Float64Array(flow.n).fill(1);
  return { n: flow.n, flow, out: flow.out, scale: ones, unscale: pi.map((value) => 1 / value) };
}

/**
 * Solves for `count` right-hand sides that sum to zero, four at a time by Gauss-Seidel sweeps, up to a
 * constant in each; `visit` is given each answer in turn and must not keep it. Returns the sweeps for
 * each, or null where they stall.
 */
export function solveWalk(
  matrix: WalkMatrix,
  count: number,
  write: (k: number, r: Float64Array) => void,
  visit: (k: number, x: Float64Array) => void,
): number | null {
  const { n, scale, unscale } = matrix;
  const column = new Float64Array(n);
  let sweeps = 0;
  for (let from = 0; from < count; from += BLOCK) {
    const width = Math.min(BLOCK, count - from);
    const right = new Float64Array(BLOCK * n);
    for (let c = 0; c < width; c++) {
      column.fill(0);
      write(from + c, column);
      for (let item = 0; item < n; item++) right[BLOCK * item + c] = scale[item]! * column[item]!;
    }
    const x = new Float64Array(BLOCK * n);
    const needed = settle(matrix, right, x);
    if (needed === null) return null;
    sweeps += needed;
    for (let c = 0; c < width; c++) {
      for (let item = 0; item < n; item++) {
        column[item] = x[BLOCK * item + c]! * (unscale ? unscale[item]! : 1);
      }
      visit(from + c, column);
    }
  }
  return (BLOCK * sweeps) / Math.max(1, count);
}

function settle(matrix: WalkMatrix, right: Float64Array, x: Float64Array): number | null {
  let first = 0;
  for (let sweeps = 1; sweeps <= SWEEPS_MAX; sweeps++) {
    const step = sweepBlock(matrix, right, x);
    if (sweeps === 1) first = step;
    if (step <= SETTLED * SETTLED * first) return sweeps;
  }
  return null;
}

/** One sweep in place; the sum of squared steps, each weighted by its item's diagonal entry of H. */
function sweepBlock({ n, flow, out, scale }: WalkMatrix, right: Float64Array, x: Float64Array) {
  const { start, from, extra, unseen } = flow;
  const total = columnSums(x);
  let size = 0;
  for (let item = 0; item < n; item++) {
    const at = BLOCK * item;
    let sum0 = right[at]! + unseen * (total[0]! - x[at]!);
    let sum1 = right[at + 1]! + unseen * (total[1]! - x[at + 1]!);
    let sum2 = right[at + 2]! + unseen * (total[2]! - x[at + 2]!);
    let sum3 = right[at + 3]! + unseen * (total[3]! - x[at + 3]!);
    const end = start[item + 1]!;
    for (let k = start[item]!; k < end; k++) {
      const to = BLOCK * from[k]!;
      const rate = extra[k]!;
      sum0 += rate * x[to]!;
      sum1 += rate * x[to + 1]!;
      sum2 += rate * x[to + 2]!;
      sum3 += rate * x[to + 3]!;
    }
    const share = 1 / out[item]!;
    const weight = out[item]! / scale[item]!;
    const sums = [sum0, sum1, sum2, sum3];
    for (let c = 0; c < BLOCK; c++) {
      const step = sums[c]! * share - x[at + c]!;
      x[at + c] = x[at + c]! + step;
      total[c] = total[c]! + step;
      size += weight * step * step;
    }
  }
  return size;
}

function columnSums(x: Float64Array): number[] {
  const total = [0, 0, 0, 0];
  for (let at = 0; at < x.length; at++) total[at % BLOCK] = total[at % BLOCK]! + x[at]!;
  return total;
}
