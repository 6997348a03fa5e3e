/**
 * Every share above 0 is lifted to `floor`; the others give in proportion to what they have above it,
 * so that the sum stays. Projects without a share get nothing: a floor is no gift to who was given
 * nothing. Where the floors together exceed the sum, every project with a share gets the same.
 *
 * Throws RangeError unless 0 ≤ floor < 1.
 */
export function floorShares(share: Float64Array, floor: number): Float64Array {
  if (!(floor >= 0 && floor < 1)) throw new RangeError(`floor ${floor} is not in [0, 1)`);
  const sum = share.reduce((total, value) => total + value, 0);
  const count = share.reduce((total, value) => total + (value > 0 ? 1 : 0), 0);
  if (count * floor >= sum) return share.map((value) => (value > 0 ? sum / count : 0));
  const lack = share.reduce((total, v) => total + (v > 0 && v < floor ? floor - v : 0), 0);
  const spare = share.reduce((total, v) => total + Math.max(0, v - floor), 0);
  const keep = spare > 0 ? 1 - lack / spare : 1;
  return share.map((value) => {
    if (value === 0) return 0;
    return value <= floor ? floor : floor + keep * (value - floor);
  });
}
