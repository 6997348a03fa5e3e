/**
 * α = 2^(−1/T), the share of conviction kept in one unit of time at half-life T (in that unit; 0 < T).
 * Throws RangeError unless T > 0.
 */
export function alphaOfHalfLife(halfLife: number): number {
  if (!(halfLife > 0)) throw new RangeError(`half-life ${halfLife} is not above 0`);
  return 2 ** (-1 / halfLife);
}

/** T = −1 / log₂ α, the inverse. Throws RangeError unless 0 < α < 1. */
export function halfLifeOfAlpha(alpha: number): number {
  requireAlpha(alpha);
  return -1 / Math.log2(alpha);
}

/** α on a scale k times finer: α^(1/k). Throws RangeError unless 0 < α < 1 and k > 0. */
export function alphaPerUpdate(alpha: number, updates: number): number {
  requireAlpha(alpha);
  if (!(updates > 0)) throw new RangeError(`${updates} updates a period`);
  return alpha ** (1 / updates);
}

export function requireAlpha(alpha: number): void {
  if (!(alpha >= 0 && alpha < 1)) throw new RangeError(`alpha ${alpha} is not within [0, 1)`);
}
