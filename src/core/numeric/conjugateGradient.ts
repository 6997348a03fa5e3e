import { mainDiagonal, multiply, type PairMatrix } from "./pairMatrix";

/**
 * Solves A x = b for a pair matrix by conjugate gradients with the diagonal as preconditioner
 * (Hestenes and Stiefel 1952; Golub and Van Loan, algorithm 11.5.1).
 *
 * Where A is a Laplacian without diagonal it is singular; then b must sum to nothing within each
 * component, and the answer is right up to a constant per component.
 *
 * `tolerance` bounds |b − A x|₂ / |b|₂; after `limit` products the best answer so far is returned.
 */
export function conjugateGradient(
  matrix: PairMatrix,
  b: Float64Array,
  tolerance: number,
  limit: number,
): { x: Float64Array; products: number } {
  const n = b.length;
  const x = new Float64Array(n);
  const residual = Float64Array.from(b);
  const scale = mainDiagonal(matrix).map((value) => (value > 0 ? 1 / value : 0));
  const direction = new Float64Array(n);
  const image = new Float64Array(n);
  for (let k = 0; k < n; k++) direction[k] = scale[k]! * residual[k]!;
  let rho = dot(residual, direction);
  const goal = tolerance * tolerance * dot(b, b);
  let products = 0;
  while (products < limit && dot(residual, residual) > goal) {
    multiply(matrix, direction, image);
    products++;
    const bend = dot(direction, image);
    if (!(bend > 0)) break;
    const step = rho / bend;
    let rhoNext = 0;
    for (let k = 0; k < n; k++) {
      x[k] = x[k]! + step * direction[k]!;
      const left = residual[k]! - step * image[k]!;
      residual[k] = left;
      rhoNext += left * left * scale[k]!;
    }
    const keep = rhoNext / rho;
    rho = rhoNext;
    for (let k = 0; k < n; k++) direction[k] = scale[k]! * residual[k]! + keep * direction[k]!;
  }
  return { x, products };
}

export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k]! * y[k]!;
  return sum;
}
