import {
  allocationOutlook,
  charge,
  type PoolOutlook,
  type poolOutlook,
  poolThreshold,
  supplyAfter,
  supplyChanged,
} from "~/core/conviction";
import type { PoolDetail, PoolUnit, ProposalDetail, ProposalRow } from "./types";

type Numbers = Parameters<typeof poolOutlook>[1];
export type SeriesPoint = ProposalDetail["past"][number];

/** Points of a line into the future. */
const POINTS = 61;

/** A pool's numbers as its trigger needs them; `counted` holds the minimum stake already. */
function numbersOf(pool: Pick<PoolDetail, "rules" | "funds" | "staked" | "counted">): Numbers {
  const { alpha, beta, rho, minimumStake } = pool.rules;
  return {
    ...{ alpha, beta, rho, minimumStake: Number(minimumStake), funds: Number(pool.funds) },
    supply: { staked: pool.staked, counted: pool.counted },
  };
}

/** Stakes of one person by proposal; null: abstained with. */
export type Stakes = ReadonlyMap<string | null, number>;

/** Every open proposal before and after somebody's stakes change, as the server would say. */
export function outlooksIf(pool: PoolDetail, before: Stakes, after: Stakes) {
  const charging = pool.proposals.flatMap(({ id, amount, standing }) =>
    standing ? [{ id, requested: Number(amount), ...chargingOf(standing) }] : [],
  );
  return allocationOutlook(charging, numbersOf(pool), before, after);
}

/** One proposal if the reader had `stake` on it in place of `own`, all else as it is. */
export function outlookIf(
  pool: PoolDetail,
  proposalId: string,
  { own, stake }: { own: number; stake: number },
): PoolOutlook | null {
  const of = (amount: number) => new Map([[proposalId, amount]]);
  return outlooksIf(pool, of(own), of(stake)).find(({ id }) => id === proposalId)?.after ?? null;
}

const HOUR_MS = 3_600_000;
/** Length of a pool's unit of time. */
export const UNIT_MS: Readonly<Record<PoolUnit, number>> = {
  ...{ hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS },
};

/** When a proposal passes by an outlook, its minimum age included; null: never. */
export function passesAt(
  { now, rules }: Pick<PoolDetail, "now" | "rules">,
  row: Pick<ProposalRow, "createdAt">,
  { timeToPass }: Pick<PoolOutlook, "timeToPass">,
): Date | null {
  if (!Number.isFinite(timeToPass)) return null;
  const unit = UNIT_MS[rules.unit];
  const oldEnough = row.createdAt.getTime() + rules.minimumAge * unit;
  return new Date(Math.max(oldEnough, now.getTime() + timeToPass * unit));
}

const chargingOf = ({ conviction, stake }: { conviction: number; stake: number }) => ({
  conviction,
  stake,
});

/** A proposal's conviction and trigger from now on if its stake changed by `change`, at these times. */
export function comingIf(
  pool: PoolDetail,
  proposalId: string,
  change: number,
  span: { from: number; until: number; unitMs: number },
): SeriesPoint[] {
  const row = pool.proposals.find(({ id }) => id === proposalId);
  if (!row?.standing) return [];
  const numbers = numbersOf(pool);
  const supply = supplyChanged(numbers.supply, numbers.supply.staked + change);
  const stake = Math.max(0, row.standing.stake + change);
  const { conviction } = row.standing;
  return Array.from({ length: POINTS }, (_, k) => {
    const at = span.from + ((span.until - span.from) * k) / (POINTS - 1);
    const units = (at - span.from) / span.unitMs;
    const then = { ...numbers, supply: supplyAfter(numbers.alpha, supply, units) };
    return {
      ...{ at, stake, conviction: charge(numbers.alpha, conviction, stake, units) },
      threshold: poolThreshold(Number(row.amount), then),
      counted: Math.max(then.supply.counted, then.minimumStake),
      funds: numbers.funds,
    };
  });
}
