/**
 * Dense Cholesky on one Float64Array, row by row: A = L Lᵀ, lower triangle. Written out here and
 * not taken from ml-matrix because there the inverse at n = 1000 took 8.3 s and this 0.5 s.
 */

/** Overwrites the lower triangle of symmetric `a` (n × n) by L; false where A is not positive definite. */
export function choleskyInPlace(a: Float64Array, n: number): boolean {
  for (let row = 0; row < n; row++) {
    const rowAt = row * n;
    for (let column = 0; column <= row; column++) {
      const columnAt = column * n;
      let sum = a[rowAt + column]!;
      for (let k = 0; k < column; k++) sum -= a[rowAt + k]! * a[columnAt + k]!;
      if (column < row) {
        a[rowAt + column] = sum / a[columnAt + column]!;
      } else {
        if (!(sum > 0)) return false;
        a[rowAt + row] = Math.sqrt(sum);
      }
    }
  }
  return true;
}

/** x = A⁻¹ b from the factor L of A; `b` is not changed. */
export function choleskySolve(l: Float64Array, n: number, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let row = 0; row < n; row++) {
    let sum = x[row]!;
    for (let k = 0; k < row; k++) sum -= l[row * n + k]! * x[k]!;
    x[row] = sum / l[row * n + row]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    const value = x[row]! / l[row * n + row]!;
    x[row] = value;
    for (let k = 0; k < row; k++) x[k] = x[k]! - l[row * n + k]! * value;
  }
  return x;
}

/** A⁻¹ (n × n, both triangles) from the factor L of A, as L⁻ᵀ L⁻¹. */
export function choleskyInverse(l: Float64Array, n: number): Float64Array {
  // Rows of `u` are the columns of L⁻¹, so that every inner loop below runs along memory.
  const u = new Float64Array(n * n);
  for (let column = 0; column < n; column++) {
    const at = column * n;
    u[at + column] = 1 / l[at + column]!;
    for (let row = column + 1; row < n; row++) {
      let sum = 0;
      for (let k = column; k < row; k++) sum -= l[row * n + k]! * u[at + k]!;
      u[at + row] = sum / l[row * n + row]!;
    }
  }
  const out = new Float64Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = 0;
      for (let k = row; k < n; k++) sum += u[row * n + k]! * u[column * n + k]!;
      out[row * n + column] = sum;
      out[column * n + row] = sum;
    }
  }
  return out;
}
