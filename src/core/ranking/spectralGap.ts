import { connectedGroups, type PairTable } from "~/core/comparison";
import { largestEigenvalue, mainDiagonal, pairSolver, rng } from "~/core/numeric";

/** Relative error of λ₂ asked for, and steps that may be spent on it. */
const TOLERANCE = 1e-3;
const STEPS_MAX = 60;
/** Relative residual of each linear solve. */
const SOLVED = 1e-10;

/** How firmly the comparisons hang together. */
export interface SpectralGap {
  /** λ₂ of the normalised Laplacian, in [0, n / (n − 1)]; 0 where there are several components. */
  readonly value: number;
  /** An eigenvalue lies this near to `value`. */
  readonly error: number;
  readonly steps: number;
  /** Whether `error` is within a thousandth of `value`. */
  readonly converged: boolean;
}

/**
 * Algebraic connectivity of the comparison graph: the second smallest eigenvalue λ₂ of
 * I − D^-½ A D^-½, A the weight of comparisons between items, D its row sums (Fiedler 1973; Chung
 * 1997). Null for fewer than two items.
 *
 * What it means: in the direction of weights that the graph determines worst, the comparisons say as
 * much as λ₂ times as many spread evenly over all pairs would (the variance there is 1/λ₂ of theirs
 * at near-equal weights, with one degree). Random pairs give 1 − 2/√degree, a ring 2π²/n².
 *
 * By Lanczos' method on the inverse within 1ᵀ D x = 0, each step one solve of the Laplacian
 * (conjugate gradients, or exact elimination on chains and rings): a small λ₂ then stands apart.
 */
export function spectralGap(table: PairTable): SpectralGap | null {
  const { n, winsI, winsJ } = table;
  if (n < 2) return null;
  const connected = connectedGroups(table);
  if (connected.count > 1) return { value: 0, error: 0, steps: 0, converged: true };
  const h = winsI.map((won, k) => won + winsJ[k]!);
  const matrix = { pairs: table, h, diagonal: new Float64Array(n) };
  const root = mainDiagonal(matrix).map(Math.sqrt);
  const total = root.reduce((sum, value) => sum + value * value, 0);
  const solve = pairSolver(table, connected);
  /** Takes out the part along D^½ 1, which the Laplacian does not see. */
  const project = (x: Float64Array) => {
    const part = x.reduce((sum, value, k) => sum + value * root[k]!, 0) / total;
    return x.map((value, k) => value - part * root[k]!);
  };
  const apply = (x: Float64Array) => {
    const b = project(x).map((value, k) => value * root[k]!);
    const y = solve(matrix, b, SOLVED);
    return project(y.map((value, k) => value * root[k]!));
  };
  const random = rng("spectral gap");
  const start = project(root.map(() => random.normal()));
  const goals = { tolerance: TOLERANCE, stepsMax: STEPS_MAX };
  const { value, residual, steps } = largestEigenvalue(apply, start, goals);
  const converged = residual <= TOLERANCE * value;
  return { value: 1 / value, error: residual / (value * value), steps, converged };
}
