import {
  type Charging,
  type PoolNumbers,
  poolThreshold,
  shareNeeded,
  timeToCross,
} from "./crossing";
import { supplyChanged } from "./supply";

/** How a proposal of a pool stands, in terms people use. */
export interface PoolOutlook {
  /** y*, what its conviction must exceed now; Infinity where the request is too large. */
  readonly threshold: number;
  /** y / y*. */
  readonly share: number;
  /** What that comes to if stakes and funds stay. */
  readonly finalShare: number;
  /** Units of time until it passes if they do; 0 where it has, Infinity where it never will. */
  readonly timeToPass: number;
  /** Power on it above which it passes in the end, if what is missing is staked from outside. */
  readonly stakeNeeded: number;
  /** What stands in the way for ever: the request passes at no stake, or the present stake is too small. */
  readonly never?: "request" | "stake";
}

/**
 * How a proposal stands at present stakes. It passes in the end above a stake of
 * max(κ S₋ / (1 − κ), κ M), S₋ what is at stake elsewhere: what is added counts on both sides.
 */
export function poolOutlook(proposal: Charging, pool: PoolNumbers): PoolOutlook {
  const { requested, conviction, stake } = proposal;
  const { supply, minimumStake } = pool;
  const threshold = poolThreshold(requested, pool);
  const needed = shareNeeded(requested, pool);
  const elsewhere = Math.max(0, supply.staked - stake);
  const time = timeToCross(proposal, pool);
  const counted = Math.max(supply.staked, minimumStake);
  return {
    ...{ threshold, share: ratio(conviction, threshold), timeToPass: time },
    finalShare: ratio(stake, needed * counted),
    stakeNeeded:
      needed < 1
        ? Math.max((needed * elsewhere) / (1 - needed), needed * minimumStake)
        : Number.POSITIVE_INFINITY,
    ...(time === Number.POSITIVE_INFINITY && { never: needed < 1 ? "stake" : "request" }),
  };
}

/** Of nothing that nothing needs, nothing. */
const ratio = (part: number, whole: number) => (part === 0 ? 0 : part / whole);

/** Largest request that can pass at any stake: (β − √ρ) R. */
export function largestPassable({ beta, rho, funds }: PoolNumbers): number {
  return (beta - Math.sqrt(rho)) * funds;
}

/** A member's power over proposals, by id; null: abstained with. */
export type Allocation = ReadonlyMap<string | null, number>;

/** A proposal before and after a change of somebody's stakes. */
export interface AllocationOutlook {
  readonly id: string;
  readonly before: PoolOutlook;
  readonly after: PoolOutlook;
}

/**
 * What becomes of every proposal if a member's stakes changed from `before` to `after` now. Power that
 * was not at stake raises every trigger as it comes, wherever it goes; abstained with it does nothing
 * else, which is how one votes against all. Power moved from one proposal to another raises none.
 */
export function allocationOutlook(
  proposals: readonly (Charging & { readonly id: string })[],
  pool: PoolNumbers,
  before: Allocation,
  after: Allocation,
): AllocationOutlook[] {
  const staked = pool.supply.staked + total(after) - total(before);
  const changed = { ...pool, supply: supplyChanged(pool.supply, staked) };
  return proposals.map((proposal) => {
    const { id } = proposal;
    const stake = proposal.stake + (after.get(id) ?? 0) - (before.get(id) ?? 0);
    if (!(stake >= 0)) throw new RangeError(`a stake of ${stake} is below 0`);
    return {
      ...{ id, before: poolOutlook(proposal, pool) },
      after: poolOutlook({ ...proposal, stake }, changed),
    };
  });
}

function total(allocation: Allocation): number {
  let sum = 0;
  for (const amount of allocation.values()) sum += amount;
  return sum;
}
