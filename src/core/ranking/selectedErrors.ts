import { type Form, mainDiagonal, pairSolver, quadraticForms } from "~/core/numeric";
import type { FitOptions, StandardErrors } from "./result";

/** Items solved for where nobody says which: the heaviest. */
const ITEMS_DEFAULT = 100;
/** Items solved for to see how far the estimates of the others are off. */
const CHECKS = 28;
/** Passes over pairs (times pairs) up to which every item is solved for: some seconds. */
const WORK_MAX = 2e9;
const SOLVED = 1e-9;

export interface SelectedForm extends Form {
  /** True where θ is reported as the prior fixes it; otherwise its mean is zero. */
  readonly fixesGauge: boolean;
}

/**
 * Standard errors (at variance 1) for many items, from the sparse information matrix H alone.
 *
 * The variances of `intervalItems` (default: the 100 heaviest) are solved for by conjugate gradients to a
 * relative error of about 1e-6, and those of all items where that costs seconds. The others are
 * estimated from their own pairs: with D the diagonal of H, A = D − H, N = D^-½ A D^-½, and u ∝ √D
 * the vector that N keeps nearly as it is, the first terms of (I − N)⁻¹ without u give, in the
 * gauge Σ D θ = 0,
 *
 *   var θ_i ≈ (1 + Σ_j N_ij² − 3 u_i²) / D_i,
 *
 * which one exact solve takes to the gauge of θ and one to log w_i = θ_i − log Σ e^θ. On a random
 * graph of degree k it is off by about 1/k² (below 0.1 % at degree 200). How far on this graph is
 * found out: 28 more items, evenly by D, are solved for, the estimates are scaled by the median of
 * exact over estimated variance there, and the largest relative error left is reported (so that a
 * few others may be further off).
 */
export function selectedErrors(
  form: SelectedForm,
  weights: Float64Array,
  asked: Pick<FitOptions, "intervalItems" | "differences">,
  workMax = WORK_MAX,
): StandardErrors {
  const items = asked.intervalItems ?? heaviest(weights);
  const { n } = form.matrix.pairs;
  const share = form.fixesGauge ? 0 : 1 / n;
  const diagonal = mainDiagonal(form.matrix);
  const wanted = Int32Array.from(new Set(items)).sort();
  const checks = evenly(diagonal, new Set(wanted));
  const checked = quadraticForms(form, checks, share);
  const all = checked.passes * n * form.matrix.h.length <= workMax;
  const variance = all ? new Float64Array(n) : localVariance(form, diagonal, share);
  const error = all ? 0 : calibrate(variance, checks, checked.values);
  const solved = all ? Int32Array.from({ length: n }, (_, k) => k) : wanted;
  const { values } = quadraticForms(form, solved, share);
  solved.forEach((item, k) => {
    variance[item] = values[k]!;
  });
  checks.forEach((item, k) => {
    variance[item] = checked.values[k]!;
  });
  const { differences } = asked;
  const errors = {
    ...(differences && { differences: differenceErrors(form, differences) }),
    theta: variance.map(root),
    logWeight: logWeightErrors(form, variance, weights),
  };
  return all
    ? errors
    : { ...errors, estimated: { solved: Int32Array.from([...wanted, ...checks]).sort(), error } };
}

const root = (variance: number) => Math.sqrt(Math.max(0, variance));

function heaviest(weights: Float64Array): number[] {
  const order = Array.from(weights.keys()).sort((x, y) => weights[y]! - weights[x]! || x - y);
  return order.slice(0, ITEMS_DEFAULT);
}

/** Items at even steps of the order of `diagonal`, both ends included, none of `taken`. */
function evenly(diagonal: Float64Array, taken: ReadonlySet<number>): Int32Array {
  const order = Array.from(diagonal.keys()).filter((item) => !taken.has(item));
  order.sort((x, y) => diagonal[x]! - diagonal[y]! || x - y);
  const count = Math.min(CHECKS, order.length);
  const step = (order.length - 1) / Math.max(1, count - 1);
  return Int32Array.from({ length: count }, (_, k) => order[Math.round(k * step)]!);
}

/** Scales all variances by the median ratio found; the largest relative error of a standard error then. */
function calibrate(variance: Float64Array, checks: Int32Array, exact: Float64Array): number {
  const ratios = Float64Array.from(checks, (item, k) => exact[k]! / variance[item]!).sort();
  const scale = ratios[ratios.length >> 1]!;
  for (let item = 0; item < variance.length; item++) variance[item] = variance[item]! * scale;
  return ratios.reduce((top, ratio) => Math.max(top, Math.abs(Math.sqrt(scale / ratio) - 1)), 0);
}

/** var(θ_i − p Σ θ) by the formula above: from the gauge q ∝ D to p by z = H⁻¹ (q − p). */
function localVariance(form: SelectedForm, diagonal: Float64Array, p: number): Float64Array {
  const { pairs, h } = form.matrix;
  const total = diagonal.reduce((sum, value) => sum + value, 0);
  const q = diagonal.map((value) => value / total);
  const turn = q.map((value) => value - p);
  const z = pairSolver(pairs, form.freeWithin)(form.matrix, turn, SOLVED);
  const ofQ = inner(q, z);
  const both = inner(turn, z);
  const square = new Float64Array(pairs.n);
  for (let k = 0; k < h.length; k++) {
    const [i, j] = [pairs.i[k]!, pairs.j[k]!];
    const term = (h[k]! * h[k]!) / (diagonal[i]! * diagonal[j]!);
    square[i] = square[i]! + term;
    square[j] = square[j]! + term;
  }
  return diagonal.map((own, item) => {
    const inGaugeQ = (1 + square[item]! - 3 * q[item]!) / own;
    return Math.max(1 / own / 2, inGaugeQ + 2 * (z[item]! - ofQ) + both);
  });
}

/** Of log w_i, from var(θ_i − p Σ θ) and y = H⁻¹ (p − w). */
function logWeightErrors(form: SelectedForm, variance: Float64Array, weights: Float64Array) {
  const p = form.fixesGauge ? 0 : 1 / weights.length;
  const turn = weights.map((weight) => p - weight);
  const y = pairSolver(form.matrix.pairs, form.freeWithin)(form.matrix, turn, SOLVED);
  const mean = p * y.reduce((sum, value) => sum + value, 0);
  const both = inner(turn, y);
  return variance.map((own, item) => root(own + 2 * (y[item]! - mean) + both));
}

/** Of θ_i − θ_j: a solve each. */
function differenceErrors(
  { matrix, freeWithin }: SelectedForm,
  pairs: readonly (readonly [number, number])[],
): Float64Array {
  const solve = pairSolver(matrix.pairs, freeWithin);
  return Float64Array.from(pairs, ([i, j]) => {
    const b = new Float64Array(matrix.pairs.n);
    b[i] = 1;
    b[j] = b[j]! - 1;
    const x = solve(matrix, b, SOLVED);
    return root(x[i]! - x[j]!);
  });
}

function inner(x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, value, k) => sum + value * y[k]!, 0);
}

/** Standard errors at another variance than 1. */
export function scaledErrors(errors: StandardErrors, variance: number): StandardErrors {
  const scale = Math.sqrt(variance);
  const times = (values: Float64Array) => values.map((value) => scale * value);
  return {
    ...errors,
    theta: times(errors.theta),
    logWeight: times(errors.logWeight),
    ...(errors.differences && { differences: times(errors.differences) }),
  };
}
