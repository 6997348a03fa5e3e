import { type Border, subtractBorderBlock } from "./border";
import { mainDiagonal, type PairMatrix } from "./pairMatrix";

/** Right-hand sides solved at once. */
export const BLOCK = 4;

interface BlockSolution {
  /** n × 4, row by row. */
  readonly x: Float64Array;
  readonly products: number;
}

interface BlockOptions {
  readonly tolerance: number;
  readonly limit: number;
  readonly centred: boolean;
  /** Solves with the Schur complement of this border in place of A. */
  readonly border?: Border;
}

/**
 * Solves A X = B for four right-hand sides at once, by conjugate gradients with the diagonal as
 * preconditioner for each (see `conjugateGradient`): a pass over the pairs costs little more for
 * four columns than for one. `b` is n × 4, row by row; a column of zeros costs nothing.
 *
 * `centred`: all columns, and so all answers, have mean zero (a connected Laplacian, or one with a
 * constant diagonal): kept so in every step. Stops where rᵀ D⁻¹ r has fallen to `tolerance`² of its
 * start in every column, or after `limit` products.
 */
export function blockGradient(
  matrix: PairMatrix,
  b: Float64Array,
  { tolerance, limit, centred, border }: BlockOptions,
): BlockSolution {
  const n = matrix.pairs.n;
  const x = new Float64Array(BLOCK * n);
  const residual = Float64Array.from(b);
  const direction = new Float64Array(BLOCK * n);
  const image = new Float64Array(BLOCK * n);
  const scale = mainDiagonal(matrix).map((value) => (value > 0 ? 1 / value : 0));
  const eased = new Float64Array(BLOCK * n);
  let rho = ease(residual, scale, centred, eased);
  direction.set(eased);
  const goal = rho.map((value) => value * tolerance * tolerance);
  let products = 0;
  while (products < limit && rho.some((value, c) => value > goal[c]!)) {
    multiplyBlock(matrix, direction, image);
    if (border) subtractBorderBlock(border, direction, image);
    products++;
    const bend = columnDots(direction, image);
    const step = bend.map((value, c) => (value > 0 && rho[c]! > goal[c]! ? rho[c]! / value : 0));
    for (let at = 0; at < x.length; at++) {
      const size = step[at % BLOCK]!;
      x[at] = x[at]! + size * direction[at]!;
      residual[at] = residual[at]! - size * image[at]!;
    }
    const next = ease(residual, scale, centred, eased);
    const keep = next.map((value, c) => (step[c]! > 0 ? value / rho[c]! : 0));
    for (let at = 0; at < x.length; at++) {
      direction[at] = eased[at]! + keep[at % BLOCK]! * direction[at]!;
    }
    rho = next;
  }
  return { x, products };
}

/** D⁻¹ r into `out`, centred where asked for; per column rᵀ D⁻¹ r. */
function ease(
  residual: Float64Array,
  scale: Float64Array,
  centred: boolean,
  out: Float64Array,
): number[] {
  const mean = [0, 0, 0, 0];
  for (let at = 0; at < out.length; at++) {
    const value = residual[at]! * scale[at >> 2]!;
    out[at] = value;
    mean[at % BLOCK]! += value / scale.length;
  }
  if (centred) for (let at = 0; at < out.length; at++) out[at] = out[at]! - mean[at % BLOCK]!;
  return columnDots(residual, out);
}

function columnDots(x: Float64Array, y: Float64Array): number[] {
  let d0 = 0;
  let d1 = 0;
  let d2 = 0;
  let d3 = 0;
  for (let at = 0; at < x.length; at += BLOCK) {
    d0 += x[at]! * y[at]!;
    d1 += x[at + 1]! * y[at + 1]!;
    d2 += x[at + 2]! * y[at + 2]!;
    d3 += x[at + 3]! * y[at + 3]!;
  }
  return [d0, d1, d2, d3];
}

/** Out = A X for four columns; written out, as a loop over columns is twice as slow in V8. */
function multiplyBlock({ pairs, h, diagonal }: PairMatrix, x: Float64Array, out: Float64Array) {
  const { n, start, j } = pairs;
  for (let at = 0; at < out.length; at++) out[at] = diagonal[at >> 2]! * x[at]!;
  for (let item = 0; item < n; item++) {
    const at = BLOCK * item;
    const x0 = x[at]!;
    const x1 = x[at + 1]!;
    const x2 = x[at + 2]!;
    const x3 = x[at + 3]!;
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    const end = start[item + 1]!;
    for (let k = start[item]!; k < end; k++) {
      const to = BLOCK * j[k]!;
      const weight = h[k]!;
      const flow0 = weight * (x0 - x[to]!);
      const flow1 = weight * (x1 - x[to + 1]!);
      const flow2 = weight * (x2 - x[to + 2]!);
      const flow3 = weight * (x3 - x[to + 3]!);
      sum0 += flow0;
      sum1 += flow1;
      sum2 += flow2;
      sum3 += flow3;
      out[to] = out[to]! - flow0;
      out[to + 1] = out[to + 1]! - flow1;
      out[to + 2] = out[to + 2]! - flow2;
      out[to + 3] = out[to + 3]! - flow3;
    }
    out[at] = out[at]! + sum0;
    out[at + 1] = out[at + 1]! + sum1;
    out[at + 2] = out[at + 2]! + sum2;
    out[at + 3] = out[at + 3]! + sum3;
  }
}
