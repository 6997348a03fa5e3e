import type { FormSolver } from "./formSolver";

/** Preconditioned residual left, relative: a quadratic form's own error is its square times κ. */
const RESIDUAL = 1e-5;

interface Forms {
  readonly values: Float64Array;
  /** Passes over the pairs, for each form. */
  readonly passes: number;
}

/**
 * (e_i − p)ᵀ A⁻¹ (e_i − p) for each of `items`, without A⁻¹: by conjugate gradients, whose quadratic
 * forms converge twice as fast as their vectors. `p` is the same number for every item: 1/n, or 0.
 * For a Laplacian p must be 1/n. `visit` sees each x = A⁻¹ (e_i − p), too.
 */
export function quadraticForms(
  solver: FormSolver,
  items: ArrayLike<number>,
  p: number,
  visit: (k: number, x: Float64Array) => void = () => {},
): Forms {
  const values = new Float64Array(items.length);
  const write = (k: number, b: Float64Array) => {
    b.fill(-p);
    b[items[k]!] = 1 - p;
  };
  const passes = solver.many(items.length, RESIDUAL, write, (k, x) => {
    let sum = 0;
    for (let item = 0; item < x.length; item++) sum += x[item]!;
    values[k] = x[items[k]!]! - p * sum;
    visit(k, x);
  });
  return { values, passes };
}
