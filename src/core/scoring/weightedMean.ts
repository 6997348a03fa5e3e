/** Σ w x / Σ w; weights absent count 1. Rows in their order, so that equal input gives equal bits. */
export function weightedMean(values: Float64Array, weight?: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let k = 0; k < values.length; k++) {
    const w = weight ? weight[k]! : 1;
    sum += w * values[k]!;
    total += w;
  }
  return sum / total;
}
