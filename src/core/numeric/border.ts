/**
 * A few or many further parameters φ beside the n items of a pair matrix: the joint matrix is
 * [[A, B], [Bᵀ, D]] with D diagonal. B (n × count) by rows: item x has `value[k]` in column
 * `column[k]`, k = start[x] .. start[x + 1] − 1. Columns of B sum to zero, as a comparison reads
 * θ_a − θ_b.
 */
export interface Border {
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
  /** Main diagonal of D, all positive. */
  readonly diagonal: Float64Array;
}

/**
 * Out −= B D⁻¹ Bᵀ x: with A x in `out` before, the product with the Schur complement, whose inverse is
 * θ's block of the joint inverse.
 */
export function subtractBorder(border: Border, x: Float64Array, out: Float64Array): void {
  const { start, column, value, diagonal } = border;
  const sums = new Float64Array(diagonal.length);
  for (let item = 0; item < x.length; item++) {
    const here = x[item]!;
    const end = start[item + 1]!;
    for (let k = start[item]!; k < end; k++) {
      sums[column[k]!] = sums[column[k]!]! + value[k]! * here;
    }
  }
  for (let k = 0; k < sums.length; k++) sums[k] = sums[k]! / diagonal[k]!;
  for (let item = 0; item < x.length; item++) {
    const end = start[item + 1]!;
    let sum = 0;
    for (let k = start[item]!; k < end; k++) sum += value[k]! * sums[column[k]!]!;
    out[item] = out[item]! - sum;
  }
}

/** The same for four columns stored row by row; written out, as in `multiplyBlock`. */
export function subtractBorderBlock(border: Border, x: Float64Array, out: Float64Array): void {
  const { start, column, value, diagonal } = border;
  const sums = new Float64Array(4 * diagonal.length);
  const n = start.length - 1;
  for (let item = 0, at = 0; item < n; item++, at += 4) {
    const x0 = x[at]!;
    const x1 = x[at + 1]!;
    const x2 = x[at + 2]!;
    const x3 = x[at + 3]!;
    const end = start[item + 1]!;
    for (let k = start[item]!; k < end; k++) {
      const to = 4 * column[k]!;
      const weight = value[k]!;
      sums[to] = sums[to]! + weight * x0;
      sums[to + 1] = sums[to + 1]! + weight * x1;
      sums[to + 2] = sums[to + 2]! + weight * x2;
      sums[to + 3] = sums[to + 3]! + weight * x3;
    }
  }
  for (let at = 0; at < sums.length; at++) sums[at] = sums[at]! / diagonal[at >> 2]!;
  for (let item = 0, at = 0; item < n; item++, at += 4) {
    const end = start[item + 1]!;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let k = start[item]!; k < end; k++) {
      const to = 4 * column[k]!;
      const weight = value[k]!;
      sum0 += weight * sums[to]!;
      sum1 += weight * sums[to + 1]!;
      sum2 += weight * sums[to + 2]!;
      sum3 += weight * sums[to + 3]!;
    }
    out[at] = out[at]! - sum0;
    out[at + 1] = out[at + 1]! - sum1;
    out[at + 2] = out[at + 2]! - sum2;
    out[at + 3] = out[at + 3]! - sum3;
  }
}
