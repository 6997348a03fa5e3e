import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { type Form, type FormSolver, formSolver, type PairMatrix, rng } from "~/core/numeric";
import { inner } from "./selectedItems";

/** Relative residual of the few solves that every item's estimate rests on. */
export const SOLVED = 1e-9;
/** Random directions in which a border is looked at; one of fewer columns is taken exactly. */
const DIRECTIONS = 24;
/** Preconditioned residual left in them, relative. */
const DIRECTION_RESIDUAL = 1e-5;
/** Share of the largest below which a direction is rounding. */
const DIRECTION_MIN = 1e-6;

/**
 * An estimate of var(θ_i − p Σ θ) for every item from its own pairs: with D the diagonal of A,
 * N = D^-½ (D − A) D^-½, and u ∝ √D the vector that N keeps nearly as it is, the first terms of
 * (I − N)⁻¹ without u give, in the gauge Σ D θ = 0,
 *
 *   var θ_i ≈ (1 + Σ_j N_ij² − 3 u_i²) / D_i,
 *
 * which one exact solve takes to the gauge p. On a random graph of degree k it is off by about 1/k²
 * (below 0.1 % at degree 200). What a border adds is added (`borderVariance`).
 */
export function localVariance(form: Form, diagonal: Float64Array, p: number): Float64Array {
  const { border: _, ...plain } = form;
  const solver = formSolver(plain);
  const q = sharesOf(diagonal);
  const turn = q.map((value) => value - p);
  const z = solver.one(turn, SOLVED);
  const ofQ = inner(q, z);
  const both = inner(turn, z);
  const square = neighbourSquares(form.matrix, diagonal);
  const added = form.border ? borderVariance(form, solver, p) : null;
  return diagonal.map((own, item) => {
    const inGaugeQ = (1 + square[item]! - 3 * q[item]!) / own;
    const alone = Math.max(1 / own / 2, inGaugeQ + 2 * (z[item]! - ofQ) + both);
    return alone + (added ? added[item]! : 0);
  });
}

/** The gauge in proportion to the diagonal. */
export function sharesOf(diagonal: Float64Array): Float64Array {
  const total = diagonal.reduce((sum, value) => sum + value, 0);
  return diagonal.map((value) => value / total);
}

/** Σ_j N_ij². */
export function neighbourSquares({ pairs, h }: PairMatrix, diagonal: Float64Array): Float64Array {
  const out = new Float64Array(pairs.n);
  for (let k = 0; k < h.length; k++) {
    const [i, j] = [pairs.i[k]!, pairs.j[k]!];
    const term = (h[k]! * h[k]!) / (diagonal[i]! * diagonal[j]!);
    out[i] = out[i]! + term;
    out[j] = out[j]! + term;
  }
  return out;
}

/**
 * The diagonal of R = (A − B D⁻¹ Bᵀ)⁻¹ − A⁻¹ in the gauge p, by Nyström's method: from Y = R Ω for
 * 24 random Ω (seeded), R ≈ Y (Ωᵀ Y)⁻¹ Yᵀ, exact for a border of no more columns. Of many jurors it
 * finds the few directions that matter, such as all scales against the spread of θ; each juror
 * alone adds about 1/n of an item's variance.
 */
function borderVariance(form: Form, plain: FormSolver, p: number): Float64Array {
  const { n } = plain;
  const random = rng("border");
  const count = Math.min(DIRECTIONS, form.border!.diagonal.length);
  const omega = Array.from({ length: count }, () => {
    const column = Float64Array.from({ length: n }, () => random.normal());
    return p > 0 ? centred(column) : column;
  });
  const found = omega.map(() => new Float64Array(n));
  const write = (k: number, b: Float64Array) => b.set(omega[k]!);
  formSolver(form).many(count, DIRECTION_RESIDUAL, write, (k, x) => found[k]!.set(x));
  plain.many(count, DIRECTION_RESIDUAL, write, (k, x) => {
    const own = found[k]!;
    for (let item = 0; item < n; item++) own[item] = own[item]! - x[item]!;
    if (p > 0) centred(own);
  });
  const products = omega.map((one) => found.map((other) => inner(one, other)));
  const symmetric = products.map((row, i) => row.map((x, j) => (x + products[j]![i]!) / 2));
  const { realEigenvalues: values, eigenvectorMatrix: vectors } = new EigenvalueDecomposition(
    new Matrix(symmetric),
    { assumeSymmetric: true },
  );
  const least = DIRECTION_MIN * Math.max(0, ...values);
  const out = new Float64Array(n);
  for (let c = 0; c < count; c++) {
    if (!(values[c]! > least)) continue;
    for (let item = 0; item < n; item++) {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += found[k]![item]! * vectors.get(k, c);
      out[item] = out[item]! + (sum * sum) / values[c]!;
    }
  }
  return out;
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  for (let k = 0; k < values.length; k++) values[k] = values[k]! - mean;
  return values;
}
