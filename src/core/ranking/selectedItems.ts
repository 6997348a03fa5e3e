/** Items solved for where nobody says which: the heaviest. */
const ITEMS_DEFAULT = 100;
/** Items solved for to see how far the estimates of the others are off. */
const CHECKS = 28;

export interface SelectedItems {
  /** Ascending. */
  readonly wanted: Int32Array;
  readonly checks: Int32Array;
}

/** The items asked for (default: the 100 heaviest), and 28 others at even steps of `diagonal`. */
export function selectedItems(
  asked: readonly number[] | undefined,
  weights: Float64Array,
  diagonal: Float64Array,
): SelectedItems {
  const wanted = Int32Array.from(new Set(asked ?? heaviest(weights))).sort();
  return { wanted, checks: evenly(diagonal, new Set(wanted)) };
}

function heaviest(weights: Float64Array): number[] {
  const order = Array.from(weights.keys()).sort((x, y) => weights[y]! - weights[x]! || x - y);
  return order.slice(0, ITEMS_DEFAULT);
}

/** Items at even steps of the order of `diagonal`, both ends included, none of `taken`. */
function evenly(diagonal: Float64Array, taken: ReadonlySet<number>): Int32Array {
  const order = Array.from(diagonal.keys()).filter((item) => !taken.has(item));
  order.sort((x, y) => diagonal[x]! - diagonal[y]! || x - y);
  const count = Math.min(CHECKS, order.length);
  const step = (order.length - 1) / Math.max(1, count - 1);
  return Int32Array.from({ length: count }, (_, k) => order[Math.round(k * step)]!);
}

/** Every item, 0 .. n − 1. */
export const everyItem = (n: number) => Int32Array.from({ length: n }, (_, k) => k);

/**
 * Estimates scaled by the median of exact over estimated variance on the checks, in place; and the
 * largest relative error of a standard error left there.
 */
export function calibrate(
  estimates: Float64Array,
  checks: Int32Array,
  exact: ReadonlyMap<number, number>,
): number {
  const ratios = Float64Array.from(checks, (item) => exact.get(item)! / estimates[item]!).sort();
  if (ratios.length === 0) return 0;
  const scale = ratios[ratios.length >> 1]!;
  for (let item = 0; item < estimates.length; item++) estimates[item] = estimates[item]! * scale;
  return ratios.reduce((top, ratio) => Math.max(top, Math.abs(Math.sqrt(scale / ratio) - 1)), 0);
}

/** √ of a variance that rounding may have taken below nothing. */
export const root = (variance: number) => Math.sqrt(Math.max(0, variance));

export function inner(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += x[k]! * y[k]!;
  return sum;
}
