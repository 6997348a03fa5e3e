import { poolOutlook, scaleFreeThreshold } from "~/core/conviction";
import { parseAmount } from "~/core/funding";
import type { PoolRulesShown } from "./types";

type Trigger = Pick<PoolRulesShown, "alpha" | "beta" | "rho" | "minimumAge">;

/** What a request of some share of a pool needs, before anybody has staked on it. */
export interface RequestNeeds {
  /** Of all power at stake, to stay on it for ever: κ = ρ / (β − r/R)². Infinity from β on. */
  readonly shareNeeded: number;
  /** It passes at no stake, not even at everybody's. */
  readonly impossible: boolean;
}

export function requestNeeds(
  share: number,
  { beta, rho }: Pick<Trigger, "beta" | "rho">,
): RequestNeeds {
  // With all power and all funds taken as 1, what the trigger asks of what stays is κ itself.
  const needed = scaleFreeThreshold(share, { beta, rho, supply: 1, funds: 1 });
  return { shareNeeded: needed, impossible: !(needed < 1) };
}

const EDGE = 1e-9;

/**
 * Units of time until a new request passes if the given part of all power stays on it, from no conviction:
 * log_α(1 − κ / part), its minimum age included. Infinity where that part is too small.
 */
export function timeIfStaked(share: number, part: number, rules: Trigger): number {
  // At the very edge rounding would decide between never and after a long while.
  if (part <= requestNeeds(share, rules).shareNeeded * (1 + EDGE)) return Number.POSITIVE_INFINITY;
  const proposal = { requested: share, conviction: 0, stake: part };
  const supply = { staked: 1, counted: 1 };
  const pool = { ...rules, funds: 1, supply, minimumStake: 0 };
  return Math.max(rules.minimumAge, poolOutlook(proposal, pool).timeToPass);
}

/** What is typed as an amount: in the smallest unit, or null while it is no amount above 0. */
export function readAmount(text: string, decimals: number): bigint | null {
  try {
    const amount = parseAmount(text, decimals);
    return amount > 0n ? amount : null;
  } catch {
    return null;
  }
}
