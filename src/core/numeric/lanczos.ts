import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { dot } from "./conjugateGradient";

/** A step's image this small relative to the largest means that the space is exhausted. */
const EXHAUSTED = 1e-12;

interface LargestEigenvalue {
  readonly value: number;
  /** Some eigenvalue lies within this distance of `value` (|A x − value x|, |x| = 1). */
  readonly residual: number;
  readonly steps: number;
}

/**
 * The largest eigenvalue of a symmetric operator on the space that `start` and its images span, by
 * Lanczos' method with full reorthogonalisation (Lanczos 1950; Golub and Van Loan, section 10.1).
 * Stops where the residual is below `tolerance` times the value, or after `stepsMax` steps, each of
 * which keeps one vector.
 */
export function largestEigenvalue(
  apply: (x: Float64Array) => Float64Array,
  start: Float64Array,
  { tolerance, stepsMax }: { tolerance: number; stepsMax: number },
): LargestEigenvalue {
  const basis: Float64Array[] = [scaled(start, 1 / Math.sqrt(dot(start, start)))];
  const main: number[] = [];
  const beside: number[] = [];
  for (;;) {
    const x = basis[basis.length - 1]!;
    const image = apply(x);
    main.push(dot(x, image));
    // Twice is enough (Parlett): the first pass leaves its own rounding.
    for (let pass = 0; pass < 2; pass++) {
      for (const known of basis) {
        const part = dot(known, image);
        for (let k = 0; k < image.length; k++) image[k] = image[k]! - part * known[k]!;
      }
    }
    const left = Math.sqrt(dot(image, image));
    const { value, last } = topOf(main, beside);
    const residual = left * Math.abs(last);
    const steps = main.length;
    const over = left <= EXHAUSTED * Math.abs(value) || steps >= Math.min(stepsMax, start.length);
    if (over || residual <= tolerance * value) return { value, residual, steps };
    beside.push(left);
    basis.push(scaled(image, 1 / left));
  }
}

/** Largest eigenvalue of the tridiagonal matrix, and the last entry of its unit eigenvector. */
function topOf(main: readonly number[], beside: readonly number[]) {
  const size = main.length;
  const matrix = Matrix.zeros(size, size);
  main.forEach((value, k) => {
    matrix.set(k, k, value);
  });
  beside.forEach((value, k) => {
    matrix.set(k, k + 1, value);
    matrix.set(k + 1, k, value);
  });
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const value = Math.max(...realEigenvalues);
  return { value, last: eigenvectorMatrix.get(size - 1, realEigenvalues.indexOf(value)) };
}

function scaled(values: Float64Array, factor: number): Float64Array {
  return values.map((value) => factor * value);
}
