import { BLOCK, blockGradient } from "./blockGradient";
import type { Groups } from "./groups";
import type { PairMatrix } from "./pairMatrix";
import { pairSolver } from "./pairSolver";
import { planReduction } from "./reduction";

/** Preconditioned residual left, relative: a quadratic form's own error is its square times κ. */
const RESIDUAL = 1e-5;
/** Passes over the pairs that a solve by elimination costs, about. */
const ELIMINATION_PASSES = 20;

/** A symmetric positive definite pair matrix, or a connected Laplacian. */
export interface Form {
  readonly matrix: PairMatrix;
  /** Set for a Laplacian without diagonal: its connected components. */
  readonly freeWithin?: Groups;
  /** True where A maps vectors of mean zero to such (a connected graph and a constant diagonal). */
  readonly centred: boolean;
}

interface Forms {
  readonly values: Float64Array;
  /** Passes over the pairs, for each form. */
  readonly passes: number;
}

/**
 * (e_i − p)ᵀ A⁻¹ (e_i − p) for each of `items`, without A⁻¹: four at a time by conjugate gradients,
 * whose quadratic forms converge twice as fast as their vectors, or by exact elimination where many
 * items have one or two neighbours. `p` is the same number for every item: 1/n, or 0. For a Laplacian
 * p must be 1/n.
 */
export function quadraticForms(form: Form, items: ArrayLike<number>, p: number): Forms {
  const { matrix, freeWithin, centred } = form;
  const { n } = matrix.pairs;
  const values = new Float64Array(items.length);
  if (planReduction(matrix.pairs)) {
    const solve = pairSolver(matrix.pairs, freeWithin);
    const b = new Float64Array(n);
    for (let k = 0; k < items.length; k++) {
      b.fill(-p);
      b[items[k]!] = 1 - p;
      const x = solve(matrix, b, RESIDUAL * RESIDUAL);
      values[k] = x[items[k]!]! - p * sum(x);
    }
    return { values, passes: ELIMINATION_PASSES };
  }
  let products = 0;
  const b = new Float64Array(BLOCK * n);
  for (let from = 0; from < items.length; from += BLOCK) {
    b.fill(0);
    const count = Math.min(BLOCK, items.length - from);
    for (let c = 0; c < count; c++) {
      for (let at = c; at < b.length; at += BLOCK) b[at] = -p;
      b[BLOCK * items[from + c]! + c] = 1 - p;
    }
    const solved = blockGradient(matrix, b, { tolerance: RESIDUAL, limit: 2 * n + 100, centred });
    products += solved.products;
    for (let at = 0; at < b.length; at++) {
      const c = at % BLOCK;
      if (c < count) values[from + c] = values[from + c]! + b[at]! * solved.x[at]!;
    }
  }
  return { values, passes: (BLOCK * products) / Math.max(1, items.length) };
}

function sum(values: Float64Array): number {
  let out = 0;
  for (const value of values) out += value;
  return out;
}
