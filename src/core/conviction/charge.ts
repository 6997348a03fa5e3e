import { requireAlpha } from "./halfLife";

/**
 * Conviction after t units of time at a constant stake x from y0, in closed form:
 * y(t) = α^t y0 + x (1 − α^t) / (1 − α), the solution of y ← α y + x at whole t. Its limit is
 * x / (1 − α). Nothing is ever ticked, so nothing can be missed.
 *
 * Throws RangeError unless 0 ≤ α < 1 and t ≥ 0.
 */
export function charge(alpha: number, y0: number, stake: number, t: number): number {
  requireAlpha(alpha);
  if (!(t >= 0)) throw new RangeError(`time ${t} is below 0`);
  const kept = alpha ** t;
  return kept * y0 + (stake * (1 - kept)) / (1 - alpha);
}

/** A stake from a moment on, in units of time since any origin. */
export interface StakeChange {
  readonly at: number;
  readonly stake: number;
}

/**
 * Conviction at `now` under stakes that changed, each in force until the next, by ascending `at`.
 * Changes after `now` do not count. Throws RangeError where they are out of order.
 */
export function chargeThrough(alpha: number, changes: readonly StakeChange[], now: number): number {
  let conviction = 0;
  for (const [k, { at, stake }] of changes.entries()) {
    const until = Math.min(now, changes[k + 1]?.at ?? now);
    if (until < at && at <= now) throw new RangeError("stakes are not in the order of time");
    if (at >= now) break;
    conviction = charge(alpha, conviction, stake, until - at);
  }
  return conviction;
}

/**
 * Units of time until conviction exceeds `threshold` at stake x from y0: the t with y(t) = threshold,
 * log_α((threshold (1 − α) − x) / (y0 (1 − α) − x)). 0 where it does already; Infinity where x / (1 − α)
 * never exceeds it.
 */
export function timeToPass(alpha: number, y0: number, stake: number, threshold: number): number {
  requireAlpha(alpha);
  if (y0 > threshold) return 0;
  if (!(stake > threshold * (1 - alpha))) return Number.POSITIVE_INFINITY;
  const left = (threshold * (1 - alpha) - stake) / (y0 * (1 - alpha) - stake);
  return Math.log(left) / Math.log(alpha);
}

/** Stake that holds conviction at the threshold for ever: threshold (1 − α). */
export function minimumStake(alpha: number, threshold: number): number {
  requireAlpha(alpha);
  return threshold * (1 - alpha);
}

/**
 * Stake from which conviction, y0 now, has reached the threshold after t units of time:
 * (threshold − α^t y0) (1 − α) / (1 − α^t), at least 0. Passing takes a hair more.
 *
 * Throws RangeError unless 0 ≤ α < 1 and t > 0.
 */
export function stakeToPassIn(alpha: number, y0: number, threshold: number, t: number): number {
  requireAlpha(alpha);
  if (!(t > 0)) throw new RangeError(`time ${t} is not above 0`);
  const kept = alpha ** t;
  return Math.max(0, ((threshold - kept * y0) * (1 - alpha)) / (1 - kept));
}
