import { choleskyInPlace, choleskySolve } from "./cholesky";
import { conjugateGradient } from "./conjugateGradient";
import type { Groups } from "./groups";
import { type PairIndex, type PairMatrix, toDense } from "./pairMatrix";
import { planReduction, solveReduced } from "./reduction";

/**
 * Up to here a dense factorisation is as fast as conjugate gradients to ten digits, and cannot
 * stall. Measured on complete, random and band graphs alike: at 30 items 0.01 ms for either, at 60
 * 0.04 against 0.02 to 0.03 ms, at 100 0.17 against 0.04 to 0.1 ms, at 300 9 against 0.1 to 0.8 ms.
 */
const DENSE_ITEMS_MAX = 40;
/** Where conjugate gradients stall all the same, a dense factorisation takes over up to here. */
const DENSE_RESCUE_ITEMS_MAX = 1000;

/** x with |b − A x| ≤ `tolerance` |b| or better. */
export type PairSolver = (matrix: PairMatrix, b: Float64Array, tolerance: number) => Float64Array;

/**
 * A solver for matrices on the given pairs: items of degree two or less are eliminated exactly,
 * what remains is factorised densely where small and solved by preconditioned conjugate gradients
 * where large. The elimination is planned once and serves every matrix.
 *
 * `freeWithin`: the connected components of a Laplacian without diagonal; then b must be centred
 * within them and x is right up to a constant in each.
 */
export function pairSolver(pairs: PairIndex, freeWithin?: Groups): PairSolver {
  const reduction = planReduction(pairs);
  if (!reduction) return (matrix, b, tolerance) => solveWhole(matrix, b, tolerance, freeWithin);
  const coreFree = freeWithin && {
    count: freeWithin.count,
    label: Int32Array.from(reduction.core, (item) => freeWithin.label[item]!),
  };
  return (matrix, b, tolerance) =>
    solveReduced(reduction, matrix, b, (core, right) =>
      solveWhole(core, right, tolerance, coreFree),
    );
}

function solveWhole(
  matrix: PairMatrix,
  b: Float64Array,
  tolerance: number,
  freeWithin: Groups | undefined,
): Float64Array {
  const n = b.length;
  const dense = n <= DENSE_ITEMS_MAX ? solveDense(matrix, freeWithin, b) : null;
  if (dense) return dense;
  const limit = 2 * n + 100;
  const { x, products } = conjugateGradient(matrix, b, tolerance, limit);
  const stalled = products >= limit && n <= DENSE_RESCUE_ITEMS_MAX;
  return (stalled ? solveDense(matrix, freeWithin, b) : null) ?? x;
}

function solveDense(matrix: PairMatrix, freeWithin: Groups | undefined, b: Float64Array) {
  const n = b.length;
  const a = toDense(matrix);
  if (freeWithin) fillNullSpace(a, freeWithin);
  return choleskyInPlace(a, n) ? choleskySolve(a, n, b) : null;
}

/**
 * Adds s · 1 1ᵀ / size within each group of a dense Laplacian, s its largest diagonal entry: that
 * makes it invertible and changes nothing on vectors centred within the groups.
 */
export function fillNullSpace(a: Float64Array, groups: Groups): void {
  const n = groups.label.length;
  let scale = 0;
  for (let k = 0; k < n; k++) scale = Math.max(scale, a[k * n + k]!);
  if (scale === 0) scale = 1;
  const size = new Float64Array(groups.count);
  for (const group of groups.label) size[group] = size[group]! + 1;
  for (let row = 0; row < n; row++) {
    const group = groups.label[row]!;
    const share = scale / size[group]!;
    for (let column = 0; column < n; column++) {
      if (groups.label[column] === group) a[row * n + column] = a[row * n + column]! + share;
    }
  }
}
