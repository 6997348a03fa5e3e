/** One comparison that an answer about a set implies: `a` was placed above `b`. */
export interface ImpliedComparison {
  readonly a: number;
  readonly b: number;
  /** How much of a comparison it counts for, in (0, 1]. */
  readonly weight: number;
}

/**
 * A full ranking of k items, best first, as all its k (k − 1) / 2 comparisons.
 *
 * Full breaking is the consistent one: under Plackett-Luce the chance that i stands above j is the
 * Bradley-Terry chance whatever else was in the set, while neighbours alone would mislead (Azari
 * Soufiani, Chen, Parkes, Xia 2013). So comparisons may also be left out, as long as which ones does
 * not depend on the answer.
 *
 * The comparisons depend on each other, and ten of them are not ten answers. Each is weighted by
 * 4 (k − H_k) / (k (k − 1)), H_k = 1 + ½ + … + 1/k, so that near equal strengths they carry together
 * the Fisher information of the one ranking, Σ_{m=2..k} (1 − 1/m) against ½ a comparison: 1 for a
 * pair, 0.78 for three, 0.54 for five. The rest of the dependence is the juror's: cluster by juror.
 *
 * Throws RangeError for fewer than two items or one named twice.
 */
export function breakRanking(order: readonly number[]): ImpliedComparison[] {
  requireSet(order);
  const k = order.length;
  const pairs = (k * (k - 1)) / 2;
  const weight = (k - harmonic(k)) / (pairs / 2);
  return order.flatMap((a, place) => order.slice(place + 1).map((b) => ({ a, b, weight })));
}

/**
 * Best and worst of k ≥ 3 items as 2 k − 3 comparisons: the best over all others, all others over
 * the worst. Consistent for sequential best-worst choice by the logit of θ and, among the rest, of
 * −θ (Marley and Louviere 2005). Each is weighted by 2 (2 − 1/k − 1/(k − 1)) / (2 k − 3), which gives
 * them the information of the two choices near equal strengths: 0.44 for five.
 *
 * Throws RangeError for fewer than three items, one named twice, or a best or worst outside the set.
 */
export function breakBestWorst(
  items: readonly number[],
  best: number,
  worst: number,
): ImpliedComparison[] {
  requireSet(items);
  const k = items.length;
  if (k < 3) throw new RangeError("best and worst need at least three items");
  if (best === worst || !items.includes(best) || !items.includes(worst)) {
    throw new RangeError("best and worst are two different items of the set");
  }
  const weight = (2 * (2 - 1 / k - 1 / (k - 1))) / (2 * k - 3);
  const others = items.filter((item) => item !== best);
  const middle = others.filter((item) => item !== worst);
  return [
    ...others.map((b) => ({ a: best, b, weight })),
    ...middle.map((a) => ({ a, b: worst, weight })),
  ];
}

function harmonic(k: number): number {
  let sum = 0;
  for (let m = k; m >= 1; m--) sum += 1 / m;
  return sum;
}

function requireSet(items: readonly number[]): void {
  if (items.length < 2) throw new RangeError("a set needs at least two items");
  if (new Set(items).size < items.length) throw new RangeError("an item stands twice in the set");
}
