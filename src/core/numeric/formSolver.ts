import { BLOCK, blockGradient } from "./blockGradient";
import { type Border, subtractBorder } from "./border";
import { dot } from "./conjugateGradient";
import type { Groups } from "./groups";
import { mainDiagonal, multiply, type PairMatrix } from "./pairMatrix";
import { type PairSolver, pairSolver } from "./pairSolver";
import { planReduction } from "./reduction";

/** Passes over the pairs that a solve by elimination costs, about. */
const ELIMINATION_PASSES = 20;
/** Relative residual of the solves with A that ease those with its Schur complement. */
const EASING = 1e-12;

/** A symmetric positive definite pair matrix, or a connected Laplacian, and what borders it. */
export interface Form {
  readonly matrix: PairMatrix;
  /** Set for a Laplacian without diagonal: its connected components. */
  readonly freeWithin?: Groups;
  /** True where A maps vectors of mean zero to such (a connected graph or a constant diagonal). */
  readonly centred: boolean;
  /** The matrix solved with is then the Schur complement A − B D⁻¹ Bᵀ. */
  readonly border?: Border;
}

export interface FormSolver {
  readonly n: number;
  /** x with |b − A x| ≤ `tolerance` |b| or better. */
  one(b: Float64Array, tolerance: number): Float64Array;
  /**
   * Solves for `count` right-hand sides, four at a time where conjugate gradients do it. `write` fills
   * a zeroed b; `visit` is given each answer in turn and must not keep it. Returns passes over the
   * pairs, for each.
   */
  many(
    count: number,
    tolerance: number,
    write: (k: number, b: Float64Array) => void,
    visit: (k: number, x: Float64Array, b: Float64Array) => void,
  ): number;
}

/**
 * By conjugate gradients with the diagonal as preconditioner, or by exact elimination where many
 * items have one or two neighbours; a border is then solved for around it, in about one step for
 * each direction that it changes.
 */
export function formSolver(form: Form): FormSolver {
  const { matrix, freeWithin } = form;
  const { n } = matrix.pairs;
  const inner = pairSolver(matrix.pairs, freeWithin);
  const reduced = planReduction(matrix.pairs) !== null;
  const one = form.border
    ? borderedSolver(form, reduced ? inner : null)
    : (b: Float64Array, tolerance: number) => inner(matrix, b, tolerance);
  const many: FormSolver["many"] = (count, tolerance, write, visit) => {
    if (!reduced) return inBlocks(form, count, tolerance, write, visit);
    const b = new Float64Array(n);
    for (let k = 0; k < count; k++) {
      b.fill(0);
      write(k, b);
      visit(k, one(b, tolerance * tolerance), b);
    }
    return ELIMINATION_PASSES;
  };
  return { n, one, many };
}

function inBlocks(
  form: Form,
  count: number,
  tolerance: number,
  write: (k: number, b: Float64Array) => void,
  visit: (k: number, x: Float64Array, b: Float64Array) => void,
): number {
  const { matrix, centred, border } = form;
  const { n } = matrix.pairs;
  const block = new Float64Array(BLOCK * n);
  const b = Array.from({ length: BLOCK }, () => new Float64Array(n));
  const x = new Float64Array(n);
  const asked = { tolerance, limit: 2 * n + 100, centred, ...(border && { border }) };
  let products = 0;
  for (let from = 0; from < count; from += BLOCK) {
    const width = Math.min(BLOCK, count - from);
    block.fill(0);
    for (let c = 0; c < width; c++) {
      const column = b[c]!.fill(0);
      write(from + c, column);
      for (let item = 0; item < n; item++) block[BLOCK * item + c] = column[item]!;
    }
    const solved = blockGradient(matrix, block, asked);
    products += solved.products;
    for (let c = 0; c < width; c++) {
      for (let item = 0; item < n; item++) x[item] = solved.x[BLOCK * item + c]!;
      visit(from + c, x, b[c]!);
    }
  }
  return (BLOCK * products) / Math.max(1, count);
}

/** Conjugate gradients on the Schur complement, preconditioned by A⁻¹ (`inner`) or by A's diagonal. */
function borderedSolver({ matrix, border }: Form, inner: PairSolver | null) {
  const { n } = matrix.pairs;
  const scale = mainDiagonal(matrix);
  const ease = inner
    ? (r: Float64Array) => inner(matrix, r, EASING)
    : (r: Float64Array) => r.map((value, k) => (scale[k]! > 0 ? value / scale[k]! : 0));
  return (b: Float64Array, tolerance: number): Float64Array => {
    const x = new Float64Array(n);
    const image = new Float64Array(n);
    const residual = Float64Array.from(b);
    let eased = ease(residual);
    const direction = Float64Array.from(eased);
    let rho = dot(residual, eased);
    const goal = tolerance * tolerance * dot(b, b);
    for (let step = 0; step < 2 * n + 100 && dot(residual, residual) > goal; step++) {
      multiply(matrix, direction, image);
      subtractBorder(border!, direction, image);
      const bend = dot(direction, image);
      if (!(bend > 0)) break;
      for (let k = 0; k < n; k++) {
        x[k] = x[k]! + (rho / bend) * direction[k]!;
        residual[k] = residual[k]! - (rho / bend) * image[k]!;
      }
      eased = ease(residual);
      const next = dot(residual, eased);
      for (let k = 0; k < n; k++) direction[k] = eased[k]! + (next / rho) * direction[k]!;
      rho = next;
    }
    return x;
  };
}
