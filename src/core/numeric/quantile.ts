/**
 * The p-quantile of `values` by the R-7 method (linear between order statistics; Hyndman and Fan
 * 1996), the default of R, NumPy and d3. `values` need not be sorted and is not changed.
 *
 * Throws RangeError when `values` is empty or p is outside [0, 1].
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  return quantileOfSorted(Float64Array.from(values).sort(), p);
}

/** The same of values that ascend already, for who asks for several. Throws as `quantile` does. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new RangeError("quantile of no values");
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be within [0, 1], got ${p}`);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}

/**
 * Weighted median: the value where half of the total weight lies on either side, and the midpoint
 * of the two neighbours where a half is met exactly; a value of weight 2 counts as two values.
 *
 * Throws RangeError when the weights sum to nothing.
 */
export function weightedMedian(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  const order = Array.from({ length: values.length }, (_, k) => k).filter((k) => weights[k]! > 0);
  order.sort((x, y) => values[x]! - values[y]!);
  const half = order.reduce((sum, k) => sum + weights[k]!, 0) / 2;
  let seen = 0;
  for (let at = 0; at < order.length; at++) {
    const value = values[order[at]!]!;
    seen += weights[order[at]!]!;
    if (seen > half || at === order.length - 1) return value;
    if (seen === half) return (value + values[order[at + 1]!]!) / 2;
  }
  throw new RangeError("median of no weight");
}
