/** How many values lie in each of equally wide bins. */
export interface Histogram {
  /** One more than bins. */
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/**
 * Bins by Sturges' rule, ⌈log₂ n⌉ + 1, from the least to the greatest value; the last one includes its
 * upper end. Values that are no number are left out.
 */
export function histogramOf(values: ArrayLike<number>): Histogram {
  const known = Array.from(values).filter(Number.isFinite);
  if (known.length === 0) return { edges: [], counts: [] };
  const low = known.reduce((least, value) => Math.min(least, value));
  const high = known.reduce((most, value) => Math.max(most, value));
  const bins = high > low ? Math.ceil(Math.log2(known.length)) + 1 : 1;
  const step = (high - low) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const value of known) {
    counts[Math.min(bins - 1, step > 0 ? Math.floor((value - low) / step) : 0)]! += 1;
  }
  return { edges: Array.from({ length: bins + 1 }, (_, k) => low + k * step), counts };
}
