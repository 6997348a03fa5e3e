import { requireAlpha } from "./halfLife";
import type { Supply } from "./supply";

/** What decides when a proposal passes, at one moment. */
export interface Charging {
  readonly requested: number;
  /** y, charged so far. */
  readonly conviction: number;
  /** x, on it now. */
  readonly stake: number;
}

/** A pool's numbers as its trigger needs them. */
export interface PoolNumbers {
  readonly alpha: number;
  readonly beta: number;
  readonly rho: number;
  /** R. */
  readonly funds: number;
  readonly supply: Supply;
  /** M: at least so much counts as being at stake. */
  readonly minimumStake: number;
}

/**
 * Share of the power at stake that must be on a request for ever: κ = ρ / (β − r/R)², else Infinity.
 * From 1 on it passes at no stake at all.
 */
export function shareNeeded(
  requested: number,
  { beta, rho, funds }: Pick<PoolNumbers, "beta" | "rho" | "funds">,
): number {
  const share = requested / funds;
  return share < beta ? rho / (beta - share) ** 2 : Number.POSITIVE_INFINITY;
}

/** y*: κ max(D, M) / (1 − α), what conviction must exceed now. */
export function poolThreshold(requested: number, pool: PoolNumbers): number {
  requireAlpha(pool.alpha);
  const counted = Math.max(pool.supply.counted, pool.minimumStake);
  return (shareNeeded(requested, pool) * counted) / (1 - pool.alpha);
}

/**
 * Units of time until conviction exceeds the trigger if stakes and funds stay as they are, while both
 * move: with u = α^t, X = x / (1 − α) and k = κ / (1 − α) it does where
 * X + (y − X) u > k (S + (D − S) u) and X + (y − X) u > k M, each linear in u. 0 where it does now,
 * Infinity where it never will.
 */
export function timeToCross({ requested, conviction, stake }: Charging, pool: PoolNumbers): number {
  const { alpha, supply, minimumStake } = pool;
  requireAlpha(alpha);
  const k = shareNeeded(requested, pool) / (1 - alpha);
  if (k === Number.POSITIVE_INFINITY) return k;
  const limit = stake / (1 - alpha);
  const rising = conviction - limit;
  const lines = [
    { a: limit - k * supply.staked, b: rising - k * (supply.counted - supply.staked) },
    { a: limit - k * minimumStake, b: rising },
  ];
  let [from, until] = [0, 1];
  for (const { a, b } of lines) {
    const holdsNow = a + b > 0;
    if (!holdsNow && a <= 0) return Number.POSITIVE_INFINITY;
    if (!holdsNow) until = Math.min(until, -a / b);
    else if (a < 0) from = Math.max(from, -a / b);
  }
  if (until === 1) return 0;
  return from < until ? Math.log(until) / Math.log(alpha) : Number.POSITIVE_INFINITY;
}
