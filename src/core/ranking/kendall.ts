/**
 * Kendall's τ-b of two lists of scores, in [−1, 1]: (concordant − discordant) / √((N − ties in x)
 * (N − ties in y)), N = n (n − 1) / 2. O(n log n) by counting exchanges in a merge sort (Knight 1966).
 *
 * Null where either list is all ties, or shorter than 2: there is no order to compare.
 */
export function kendallTau(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const n = x.length;
  const order = Array.from({ length: n }, (_, k) => k);
  order.sort((p, q) => x[p]! - x[q]! || y[p]! - y[q]!);
  const all = (n * (n - 1)) / 2;
  const tiesX = ties(order, (p, q) => x[p] === x[q]);
  const tiesBoth = ties(order, (p, q) => x[p] === x[q] && y[p] === y[q]);
  const sorted = Float64Array.from(order, (k) => y[k]!);
  const exchanges = countExchanges(sorted);
  const places = Array.from({ length: n }, (_, k) => k);
  const tiesY = ties(places, (p, q) => sorted[p] === sorted[q]);
  const scale = Math.sqrt((all - tiesX) * (all - tiesY));
  return scale > 0 ? (all - tiesX - tiesY + tiesBoth - 2 * exchanges) / scale : null;
}

/** Pairs of equal neighbours' groups: Σ g (g − 1) / 2 over runs of equal entries. */
function ties(order: readonly number[], same: (p: number, q: number) => boolean): number {
  let count = 0;
  let run = 0;
  for (let at = 1; at < order.length; at++) {
    run = same(order[at - 1]!, order[at]!) ? run + 1 : 0;
    count += run;
  }
  return count;
}

/** Sorts in place, bottom up; how many pairs were in the wrong order. */
function countExchanges(values: Float64Array): number {
  const n = values.length;
  const merged = new Float64Array(n);
  let count = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let from = 0; from < n; from += 2 * width) {
      const middle = Math.min(from + width, n);
      const end = Math.min(from + 2 * width, n);
      let left = from;
      let right = middle;
      for (let at = from; at < end; at++) {
        const takeRight = left >= middle || (right < end && values[right]! < values[left]!);
        if (takeRight && left < middle) count += middle - left;
        merged[at] = takeRight ? values[right++]! : values[left++]!;
      }
    }
    values.set(merged);
  }
  return count;
}
