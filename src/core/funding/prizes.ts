import { type PrizeClaim, type PrizeEntry, type PrizeRule, prizeClaims } from "~/core/scoring";
import { apportion } from "./apportion";

/** Keys compare as text: positions of one length keep their order. */
const KEY_DIGITS = 10;

/** What one entry is paid, and why. */
export interface PrizeLine extends PrizeClaim {
  /** In the smallest unit. */
  readonly amount: bigint;
}

export interface Prizes {
  /** One per entry, in the order given; amounts and `unspent` add up to the pool. */
  readonly lines: PrizeLine[];
  /** Of the pool; 0 where every part was claimed. */
  readonly unspent: bigint;
  /** Why something is left over; absent where nothing is. */
  readonly whyUnspent?: string;
}

/**
 * A contest's prizes, to the last unit: `prizeClaims` says who may claim what part, `apportion`
 * divides the pool. A unit that two equal remainders compete for goes to the earlier submission.
 *
 * @param pool    in the smallest unit, ≥ 0
 * @param entries final entries, the earliest submitted first
 * @throws ScoreInputError as `prizeClaims`; ApportionError for a negative pool
 */
export function prizes(pool: bigint, entries: readonly PrizeEntry[], rule: PrizeRule): Prizes {
  const { claims, unclaimed } = prizeClaims(entries, rule);
  const parts = [...claims.map((claim) => claim.parts), unclaimed];
  const isClaimed = claims.some((claim) => claim.parts > 0);
  // With nothing claimed there is no proportion: one part, nobody's, stands for the whole pool.
  const weights = isClaimed ? parts : parts.map((_, k) => (k === claims.length ? 1 : 0));
  const keys = weights.map((_, k) => String(k).padStart(KEY_DIGITS, "0"));
  const amounts = apportion(pool, weights, keys);
  const unspent = amounts[claims.length]!;
  return {
    lines: claims.map((claim, k) => ({ ...claim, amount: amounts[k]! })),
    unspent,
    ...(unspent > 0n && { whyUnspent: whyUnspent(isClaimed) }),
  };
}

function whyUnspent(isClaimed: boolean): string {
  if (isClaimed) return "there are more places with a prize than entries that may be paid";
  return "no entry may be paid";
}
