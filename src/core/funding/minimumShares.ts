/**
 * Shares below `minimum` become 0 and the others grow in proportion, so that the sum stays. What
 * grows was not below, so one pass is enough. Where nobody reaches the minimum all become 0.
 *
 * Throws RangeError unless 0 ≤ minimum < 1.
 */
export function minimumShares(share: Float64Array, minimum: number): Float64Array {
  if (!(minimum >= 0 && minimum < 1)) throw new RangeError(`minimum ${minimum} is not in [0, 1)`);
  const kept = share.map((value) => (value < minimum ? 0 : value));
  const before = share.reduce((sum, value) => sum + value, 0);
  const after = kept.reduce((sum, value) => sum + value, 0);
  return after > 0 ? kept.map((value) => (value * before) / after) : kept;
}
