import { poolThreshold, timeToCross } from "./crossing";
import { happeningsOf, type PoolHistory, type PoolProposal, PoolRun } from "./poolHistory";

/** Longer than a rounding error can delay a crossing: a century. */
const LATER_MS_MAX = 100 * 365 * 86_400_000;

/** A proposal that has passed. */
export interface Crossing {
  readonly proposalId: string;
  /** The first whole millisecond at which it did. */
  readonly at: number;
  readonly conviction: number;
  readonly threshold: number;
}

/**
 * What passed in a pool after `from` (up to when it is settled) until `until`, in the order of time:
 * each proposal when its conviction first exceeded the trigger and it was old enough, whatever happened
 * since; its amount then leaves the funds, what was staked on it is free, and the others go on with
 * that. Of several that pass at once the oldest goes first. How often this is called, and when, changes
 * nothing: it is exact between any two happenings, and settling an interval in parts finds the same.
 *
 * A proposal is as it is now (`held`, `endedAt`) throughout the interval: settle before that changes.
 */
export function settlePool(history: PoolHistory, from: number, until: number): Crossing[] {
  const run = new PoolRun(history.rules);
  const happenings = happeningsOf(history).filter(({ at }) => at <= until);
  const found: Crossing[] = [];
  for (const happening of happenings) {
    // What happens at one time happens at once.
    if (happening.at > from && happening.at > run.at) {
      found.push(...crossingsUntil(run, history, from, happening.at));
    }
    run.apply(happening);
  }
  found.push(...crossingsUntil(run, history, from, until));
  return found;
}

/** Those from where the run is until the next happening, which is not applied yet. */
function crossingsUntil(
  run: PoolRun,
  { proposals }: PoolHistory,
  from: number,
  until: number,
): Crossing[] {
  const found: Crossing[] = [];
  run.moveTo(Math.max(run.at, Math.min(from, until)));
  for (;;) {
    const next = proposals
      .filter(({ id, held, createdAt }) => !held && createdAt <= until && !run.hasEnded(id))
      .map((proposal) => ({ proposal, at: crossingTime(run, proposal, until) }))
      .filter(({ at }) => at <= until)
      .sort((x, y) => x.at - y.at || byAge(x.proposal, y.proposal))[0];
    if (!next) return found;
    const { id, requested } = next.proposal;
    run.moveTo(next.at);
    const threshold = poolThreshold(requested, run.numbers());
    found.push({
      ...{ proposalId: id, at: next.at, threshold },
      conviction: run.chargingOf(id).conviction,
    });
    run.end(id);
    run.funds -= requested;
  }
}

/**
 * When a proposal of a pool passes if nothing happens any more: the first whole millisecond, from where
 * the run is on, at which it is old enough and above its trigger; Infinity: never. A veto is passed over.
 */
export function crossingTime(run: PoolRun, proposal: PoolProposal, until = Infinity): number {
  const { minimumAge, unitMs } = run.rules;
  const start = Math.max(run.at, Math.ceil(proposal.createdAt + minimumAge * unitMs));
  if (start > until) return Number.POSITIVE_INFINITY;
  const { id, requested } = proposal;
  const units = timeToCross({ requested, ...run.chargingOf(id, start) }, run.numbers(start));
  const at = Math.ceil(start + units * unitMs);
  if (!(at < Number.POSITIVE_INFINITY)) return at;
  // Rounding may leave it on the trigger itself, which is not yet above it.
  for (let later = 0; at + later <= until && later < LATER_MS_MAX; later = 2 * later + 1) {
    const { conviction } = run.chargingOf(id, at + later);
    if (conviction > poolThreshold(requested, run.numbers(at + later))) return at + later;
  }
  return Number.POSITIVE_INFINITY;
}

function byAge(x: PoolProposal, y: PoolProposal): number {
  return x.createdAt - y.createdAt || (x.id < y.id ? -1 : 1);
}
