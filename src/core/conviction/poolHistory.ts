import { charge } from "./charge";
import type { Charging, PoolNumbers } from "./crossing";
import { type Supply, supplyAfter, supplyChanged } from "./supply";

/** What a pool goes by. */
export interface PoolRules {
  /** Share of conviction kept in one unit of time. */
  readonly alpha: number;
  /** The unit, in milliseconds. */
  readonly unitMs: number;
  readonly beta: number;
  readonly rho: number;
  /** Units from a proposal's making to its earliest release. */
  readonly minimumAge: number;
  readonly minimumStake: number;
}

export interface PoolProposal {
  readonly id: string;
  readonly requested: number;
  readonly createdAt: number;
  /** From then on nothing on it counts; null while it may still pass. */
  readonly endedAt: number | null;
  /** Vetoed: it charges, and is not released. */
  readonly held: boolean;
}

/** All that ever happened in a pool, each list by ascending time; times in whole milliseconds. */
export interface PoolHistory {
  readonly rules: PoolRules;
  readonly proposals: readonly PoolProposal[];
  /** By how much the power on a proposal changed; null: abstained with. */
  readonly stakes: readonly {
    readonly at: number;
    readonly target: string | null;
    readonly change: number;
  }[];
  readonly funds: readonly { readonly at: number; readonly change: number }[];
}

type Happening =
  | { readonly at: number; readonly ends: string }
  | { readonly at: number; readonly target: string | null; readonly change: number }
  | { readonly at: number; readonly funds: number };

/** Power has six decimals; what is left of it by rounding is none. */
const POWER_GRAIN = 1e-6;
const grained = (power: number) => (Math.abs(power) < POWER_GRAIN / 2 ? 0 : power);

interface Charged {
  stake: number;
  conviction: number;
  at: number;
}

/**
 * A pool as it runs through its history. Between two happenings everything is in closed form, and a
 * proposal is brought up to date only as its own stake changes.
 */
export class PoolRun {
  readonly rules: PoolRules;
  at = Number.NEGATIVE_INFINITY;
  funds = 0;
  /** Nothing was at stake before the first happening. */
  private supply: Supply = { staked: 0, counted: 0 };
  private supplyAt = Number.NEGATIVE_INFINITY;
  /** What was counted before the changes of the present moment. */
  private countedBefore = 0;
  private readonly charged = new Map<string | null, Charged>();
  private readonly ended = new Set<string>();

  constructor(rules: PoolRules) {
    this.rules = rules;
  }

  /** Lets time pass. Throws RangeError for a time before. */
  moveTo(at: number): void {
    if (at < this.at) throw new RangeError("a pool's history is not in the order of time");
    this.at = at;
  }

  apply(happening: Happening): void {
    this.moveTo(happening.at);
    if ("funds" in happening) this.funds += happening.funds;
    else if ("ends" in happening) this.end(happening.ends);
    else this.stake(happening.target, happening.change);
  }

  /** Takes a proposal out: what was on it is free. */
  end(id: string): void {
    const { stake } = this.chargingOf(id);
    if (stake !== 0) this.stake(id, -stake);
    this.ended.add(id);
    this.charged.delete(id);
  }

  hasEnded(id: string): boolean {
    return this.ended.has(id);
  }

  /** y and x of a proposal, now or if nothing happens until a later time; of null, of all abstentions. */
  chargingOf(target: string | null, at = this.at): Omit<Charging, "requested"> {
    const found = this.charged.get(target);
    if (!found) return { conviction: 0, stake: 0 };
    const { stake, conviction } = found;
    return {
      stake,
      conviction: charge(this.rules.alpha, conviction, stake, this.units(found.at, at)),
    };
  }

  /** What the trigger needs to know, likewise. */
  numbers(at = this.at): PoolNumbers {
    const { alpha, beta, rho, minimumStake } = this.rules;
    return { alpha, beta, rho, minimumStake, funds: this.funds, supply: this.supplyThen(at) };
  }

  private stake(target: string | null, change: number): void {
    if (target !== null && this.ended.has(target)) return;
    const { stake, conviction } = this.chargingOf(target);
    this.charged.set(target, { stake: grained(stake + change), conviction, at: this.at });
    // Of changes at one time the sum counts: power that is moved is never at stake twice.
    if (this.supplyAt < this.at) this.countedBefore = this.supplyThen(this.at).counted;
    const staked = grained(this.supply.staked + change);
    this.supply = supplyChanged({ staked, counted: this.countedBefore }, staked);
    this.supplyAt = this.at;
  }

  private supplyThen(at: number): Supply {
    if (this.supply.counted === 0) return this.supply;
    return supplyAfter(this.rules.alpha, this.supply, this.units(this.supplyAt, at));
  }

  private units(since: number, at: number): number {
    return (at - since) / this.rules.unitMs;
  }
}

/** Everything that happened, in order; at one time a proposal ends before anything else. */
export function happeningsOf({ proposals, stakes, funds }: PoolHistory): Happening[] {
  const ends = proposals.flatMap(({ id, endedAt }) =>
    endedAt === null ? [] : [{ at: endedAt, ends: id }],
  );
  const entries = funds.map(({ at, change }) => ({ at, funds: change }));
  return [...ends, ...entries, ...stakes].sort((x, y) => x.at - y.at);
}

/** The pool at a time; what happened later does not count. */
export function poolAt(history: PoolHistory, now: number): PoolRun {
  const run = new PoolRun(history.rules);
  for (const happening of happeningsOf(history)) {
    if (happening.at > now) break;
    run.apply(happening);
  }
  run.moveTo(now);
  return run;
}

/** The history with proposals released that had crossed their trigger and were not yet. */
export function withReleased(
  history: PoolHistory,
  released: readonly { readonly proposalId: string; readonly at: number }[],
): PoolHistory {
  if (released.length === 0) return history;
  const endOf = new Map(released.map(({ proposalId, at }) => [proposalId, at]));
  const proposals = history.proposals.map((proposal) => ({
    ...proposal,
    endedAt: endOf.get(proposal.id) ?? proposal.endedAt,
  }));
  const taken = proposals.flatMap(({ id, requested }) =>
    endOf.has(id) ? [{ at: endOf.get(id)!, change: -requested }] : [],
  );
  const funds = [...history.funds, ...taken].sort((x, y) => x.at - y.at);
  return { ...history, proposals, funds };
}
