import { requireAlpha } from "./halfLife";

/** Power at stake in a pool, and what its trigger counts as such. */
export interface Supply {
  /** S, now; abstentions included. */
  readonly staked: number;
  /** D ≥ S. */
  readonly counted: number;
}

/**
 * What the trigger counts, t units of time on at constant stakes: D(t) = S + (D₀ − S) α^t, the average
 * of D₀ and S that forgets D₀ as fast as conviction is forgotten.
 *
 * Members who leave therefore take nothing off the trigger at once, and never more quickly than what
 * they charged decays. Members who come count at once ({@link supplyChanged}): averaged in, too, a new
 * pool's trigger would start at 0 and its first stake, however small, pass anything.
 *
 * Throws RangeError unless 0 ≤ α < 1 and t ≥ 0.
 */
export function supplyAfter(alpha: number, { staked, counted }: Supply, t: number): Supply {
  requireAlpha(alpha);
  if (!(t >= 0)) throw new RangeError(`time ${t} is below 0`);
  return { staked, counted: staked + (counted - staked) * alpha ** t };
}

/** The same as stakes change to S: D becomes max(D, S). */
export function supplyChanged({ counted }: Supply, staked: number): Supply {
  return { staked, counted: Math.max(counted, staked) };
}
