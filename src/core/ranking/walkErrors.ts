import type { PairTable } from "~/core/comparison";
import { mainDiagonal, multiply, type PairMatrix } from "~/core/numeric";
import { type Flow, flowOf, type WalkRates } from "./flow";
import { neighbourSquares, sharesOf } from "./localVariance";
import type { FitOptions, StandardErrors } from "./result";
import { calibrate, everyItem, inner, root, selectedItems } from "./selectedItems";
import { backwards, forwards, solveWalk, type WalkMatrix } from "./walkSolver";

/** Sweeps over the flow (times pairs) up to which every item is solved for: some seconds. */
const WORK_MAX = 1e9;

/**
 * The delta method's standard errors (`stationaryEstimate`) for many items, without Q#. With H = −Π Q,
 * whose rows and columns sum to zero, and V_k the variance of a pair's wins times (c (π_i + π_j))²,
 *
 *   var(log π_i − pᵀ log π) = x_iᵀ M x_i,  H x_i = e_i − p,  M = Σ_k V_k (e_i − e_j)(e_i − e_j)ᵀ,
 *
 * p = π for log weights and 1/n for θ. As in `selectedErrors`, some items are solved for (by sweeps,
 * to a relative error of about 1e-5) and the others estimated: a sandwich whose bread is H's
 * symmetric part, from each item's own pairs, taken from its gauge to p by one solve each way and
 * calibrated on 28 items more.
 *
 * Null where sweeping stalls.
 */
export function walkErrors(
  table: PairTable,
  rates: WalkRates,
  flow: Flow,
  pi: Float64Array,
  asked: Pick<FitOptions, "intervalItems" | "intervalWork">,
): StandardErrors | null {
  const walk = walkOf(table, rates, flow, pi);
  const { n } = flow;
  const { wanted, checks } = selectedItems(asked.intervalItems, pi, walk.diagonal);
  const middle = middleOf(walk);
  if (!middle) return null;
  const theta = new Map<number, number>();
  const logWeight = new Map<number, number>();
  const solve = (items: Int32Array) =>
    solveItems(walk, items, (item, x) => {
      logWeight.set(item, quadratic(walk.meat, x));
      for (let k = 0; k < n; k++) x[k] = x[k]! - middle[k]!;
      theta.set(item, quadratic(walk.meat, x));
    });
  const sweeps = solve(checks);
  if (sweeps === null) return null;
  const all = sweeps * n * 2 * walk.meat.h.length <= (asked.intervalWork ?? WORK_MAX);
  if (solve((all ? everyItem(n) : wanted).filter((item) => !theta.has(item))) === null) return null;
  const solved = Int32Array.from(theta.keys()).sort();
  const finish = (p: Float64Array, known: Map<number, number>) => {
    const estimates = all ? new Float64Array(n) : estimate(walk, p);
    if (!estimates) return null;
    const error = all ? 0 : calibrate(estimates, checks, known);
    for (const [item, value] of known) estimates[item] = value;
    return { errors: estimates.map(root), error };
  };
  const ofTheta = finish(new Float64Array(n).fill(1 / n), theta);
  const ofWeight = finish(pi, logWeight);
  if (!ofTheta || !ofWeight) return null;
  const error = Math.max(ofTheta.error, ofWeight.error);
  return {
    ...{ theta: ofTheta.errors, logWeight: ofWeight.errors },
    ...(!all && { estimated: { solved, error } }),
  };
}

interface Walk {
  readonly forth: WalkMatrix;
  readonly back: WalkMatrix;
  readonly pi: Float64Array;
  /** M. */
  readonly meat: PairMatrix;
  /** (H + Hᵀ) / 2 over the compared pairs, and its main diagonal. */
  readonly symmetric: PairMatrix;
  readonly diagonal: Float64Array;
}

function walkOf(table: PairTable, rates: WalkRates, flow: Flow, pi: Float64Array): Walk {
  const { n, i, j, winsI, winsJ } = table;
  const { alpha, share, unseen } = rates;
  const towards = flowOf({ ...table, winsI: winsJ, winsJ: winsI }, rates);
  const meat = new Float64Array(i.length);
  const h = new Float64Array(i.length);
  for (let k = 0; k < i.length; k++) {
    const [first, second] = [pi[i[k]!]!, pi[j[k]!]!];
    const seen = winsI[k]! + winsJ[k]!;
    const perWin = share ? 1 / (seen + 2 * alpha) : 1;
    meat[k] = seen * first * second * perWin * perWin;
    h[k] = (perWin * (first * (winsJ[k]! + alpha) + second * (winsI[k]! + alpha))) / 2;
    // Pairs never compared are everywhere alike: what u takes out of N.
    h[k] = h[k]! - (unseen * (first + second)) / 2;
  }
  const nothing = new Float64Array(n);
  return {
    ...{ forth: forwards(flow, towards, pi), back: backwards(flow, pi), pi },
    meat: { pairs: table, h: meat, diagonal: nothing },
    symmetric: { pairs: table, h, diagonal: nothing },
    diagonal: pi.map((value, item) => value * flow.out[item]!),
  };
}

/** x of e_i − π for each item, in turn. */
function solveItems(walk: Walk, items: Int32Array, visit: (item: number, x: Float64Array) => void) {
  const write = (k: number, r: Float64Array) => {
    for (let item = 0; item < r.length; item++) r[item] = -walk.pi[item]!;
    r[items[k]!] = r[items[k]!]! + 1;
  };
  return solveWalk(walk.forth, items.length, write, (k, x) => visit(items[k]!, x));
}

/** x of 1/n − π: from the gauge of log weights to that of θ. */
function middleOf({ forth, pi }: Walk): Float64Array | null {
  return solveOne(
    forth,
    pi.map((value) => 1 / pi.length - value),
  );
}

function solveOne(matrix: WalkMatrix, right: Float64Array): Float64Array | null {
  let found: Float64Array | null = null;
  const sweeps = solveWalk(
    matrix,
    1,
    (_, r) => r.set(right),
    (_, x) => {
      found = x.slice();
    },
  );
  return sweeps === null ? null : found;
}

/** xᵀ M x. */
function quadratic({ pairs, h }: PairMatrix, x: Float64Array): number {
  let sum = 0;
  for (let item = 0; item < pairs.n; item++) {
    const own = x[item]!;
    const end = pairs.start[item + 1]!;
    for (let k = pairs.start[item]!; k < end; k++) {
      const difference = own - x[pairs.j[k]!]!;
      sum += h[k]! * difference * difference;
    }
  }
  return sum;
}

/** Of every item in the gauge p, from its own pairs. */
function estimate(walk: Walk, p: Float64Array): Float64Array | null {
  const { diagonal, meat, symmetric } = walk;
  const q = sharesOf(diagonal);
  const turn = q.map((value, item) => value - p[item]!);
  const x = solveOne(walk.forth, turn);
  if (!x) return null;
  const z = solveOne(walk.back, multiplied(meat, x));
  if (!z) return null;
  const ofQ = inner(q, z);
  const both = inner(turn, z);
  const square = neighbourSquares(symmetric, diagonal);
  const spread = mainDiagonal(meat);
  return diagonal.map((own, item) => {
    const ratio = spread[item]! / own;
    const inGaugeQ = (ratio * (1 + square[item]! - 3 * q[item]!)) / own;
    return Math.max(ratio / own / 2, inGaugeQ + 2 * (z[item]! - ofQ) + both);
  });
}

function multiplied(matrix: PairMatrix, x: Float64Array): Float64Array {
  const out = new Float64Array(x.length);
  multiply(matrix, x, out);
  return out;
}
