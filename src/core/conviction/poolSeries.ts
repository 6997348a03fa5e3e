import { poolThreshold } from "./crossing";
import { happeningsOf, type PoolHistory, PoolRun } from "./poolHistory";

/** A proposal at one time. */
export interface SeriesPoint {
  readonly at: number;
  readonly conviction: number;
  /** y*; Infinity while the request is above the largest share of the funds. */
  readonly threshold: number;
  /** x. */
  readonly stake: number;
  /** Counted by the trigger as being at stake in the pool. */
  readonly counted: number;
  readonly funds: number;
}

/**
 * Conviction of a proposal and its trigger over time: `points` times evenly apart from `from` to
 * `until`, both included, each as everything up to that very millisecond left it. Past the last
 * happening it is what comes if none follows.
 */
export function poolSeries(
  history: PoolHistory,
  proposalId: string,
  { from, until, points }: { from: number; until: number; points: number },
): SeriesPoint[] {
  if (!(Number.isInteger(points) && points >= 2)) throw new RangeError(`${points} points`);
  const requested = history.proposals.find(({ id }) => id === proposalId)?.requested;
  if (requested === undefined) throw new RangeError(`there is no proposal ${proposalId}`);
  const run = new PoolRun(history.rules);
  const happenings = happeningsOf(history);
  let next = 0;
  return Array.from({ length: points }, (_, k) => {
    const at = Math.round(from + ((until - from) * k) / (points - 1));
    while (next < happenings.length && happenings[next]!.at <= at) run.apply(happenings[next++]!);
    run.moveTo(at);
    const numbers = run.numbers();
    const { conviction, stake } = run.chargingOf(proposalId);
    return {
      ...{ at, conviction, stake, threshold: poolThreshold(requested, numbers) },
      counted: Math.max(numbers.supply.counted, numbers.minimumStake),
      funds: numbers.funds,
    };
  });
}
