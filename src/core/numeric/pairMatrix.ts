/**
 * Which unordered pairs of n items carry a number: pair k joins `i[k] < j[k]`; pairs are sorted by
 * i, then j; the pairs with first item x are `start[x] .. start[x + 1] - 1`.
 */
export interface PairIndex {
  readonly n: number;
  readonly start: Int32Array;
  readonly i: Int32Array;
  readonly j: Int32Array;
}

/**
 * The symmetric matrix A = Σ_k h_k (e_i − e_j)(e_i − e_j)ᵀ + diag(d): a weighted graph Laplacian
 * plus a diagonal, the Hessian of every pairwise model here. Stored as the pairs' h alone.
 */
export interface PairMatrix {
  readonly pairs: PairIndex;
  readonly h: Float64Array;
  readonly diagonal: Float64Array;
}

/** out = A x, one pass over the pairs. `x` and `out` (length n) must not be the same array. */
export function multiply(matrix: PairMatrix, x: Float64Array, out: Float64Array): void {
  const { pairs, h, diagonal } = matrix;
  const { n, start, j } = pairs;
  for (let item = 0; item < n; item++) out[item] = diagonal[item]! * x[item]!;
  for (let item = 0; item < n; item++) {
    const here = x[item]!;
    const end = start[item + 1]!;
    let sum = 0;
    for (let k = start[item]!; k < end; k++) {
      const other = j[k]!;
      const flow = h[k]! * (here - x[other]!);
      sum += flow;
      out[other] = out[other]! - flow;
    }
    out[item] = out[item]! + sum;
  }
}

/** The main diagonal of A: d_i + Σ of h over the pairs of i. */
export function mainDiagonal(matrix: PairMatrix): Float64Array {
  const { pairs, h, diagonal } = matrix;
  const out = Float64Array.from(diagonal);
  for (let k = 0; k < h.length; k++) {
    const i = pairs.i[k]!;
    const j = pairs.j[k]!;
    out[i] = out[i]! + h[k]!;
    out[j] = out[j]! + h[k]!;
  }
  return out;
}

/** A as a full n × n array, row by row. */
export function toDense(matrix: PairMatrix): Float64Array {
  const { pairs, h } = matrix;
  const { n } = pairs;
  const out = new Float64Array(n * n);
  const main = mainDiagonal(matrix);
  for (let item = 0; item < n; item++) out[item * n + item] = main[item]!;
  for (let k = 0; k < h.length; k++) {
    const i = pairs.i[k]!;
    const j = pairs.j[k]!;
    out[i * n + j] = -h[k]!;
    out[j * n + i] = -h[k]!;
  }
  return out;
}
