import { apportion } from "~/core/funding";
import { type Spread, spreadOf } from "./bands";
import type { CurvePoint } from "./choiceCurve";
import { comparisonsNeeded } from "./comparisonsNeeded";
import type { ContestPlan, ContestTrial, MethodTrial } from "./contest";
import type { RankingError } from "./rankingError";

/** How far one aggregator was from the truth, over all repeats of one jury size. */
export interface ContestError {
  readonly method: string;
  readonly theta: Spread;
  /** Share of the pool that goes to the wrong items. */
  readonly weights: Spread;
  readonly ranks: Spread;
  /** Weight of the colluders' item above its true weight. */
  readonly favouredGain: Spread;
  /** Repeats without an answer. */
  readonly unavailable: number;
}

export interface ContestPoint {
  readonly jurors: number;
  readonly comparisons: number;
  readonly methods: readonly ContestError[];
}

/** Of a trial, what a summary needs: a method without an error has no answer. */
export interface ContestFinding {
  readonly comparisons: number;
  readonly methods: readonly Pick<MethodTrial, "error" | "favouredGain">[];
}

/** Errors by jury size and aggregator, from the trials of all tasks in their order. */
export function summariseContest(
  plan: ContestPlan,
  trials: readonly ContestFinding[],
): ContestPoint[] {
  if (trials.length !== plan.tasks) {
    throw new RangeError(`${trials.length} of ${plan.tasks} trials`);
  }
  return plan.juries.map((jurors, k) => {
    const own = trials.slice(k * plan.repeats, (k + 1) * plan.repeats);
    const methods = plan.methods.map((method, m) => errorOf(method, own, m));
    return { jurors, comparisons: own[0]!.comparisons, methods };
  });
}

function errorOf(method: string, trials: readonly ContestFinding[], m: number): ContestError {
  const found = trials.map(({ methods }) => methods[m]!);
  const spread = (kind: keyof RankingError) =>
    spreadOf(found.map(({ error }) => error?.[kind] ?? Number.NaN));
  const gains = found.map(({ favouredGain }) => favouredGain ?? Number.NaN);
  return {
    ...{ method, theta: spread("theta"), weights: spread("weights"), ranks: spread("ranks") },
    favouredGain: spreadOf(gains),
    unavailable: found.filter(({ error }) => !error).length,
  };
}

/**
 * The jury that brings an aggregator's mean error down to one that is wanted, between the sizes that
 * were tried log-linear in the number. Null where the largest is too small.
 */
export function jurorsNeeded(
  points: readonly ContestPoint[],
  method: string,
  kind: keyof RankingError,
  error: number,
): number | null {
  const curve = points.map(({ jurors, methods }): CurvePoint => {
    const found = methods.find((one) => one.method === method);
    if (!found) throw new RangeError(`there is no aggregator ${method} in this contest`);
    const { theta, weights, ranks } = found;
    return { comparisons: jurors, theta: theta.mean, weights: weights.mean, ranks: ranks.mean };
  });
  return comparisonsNeeded(curve, kind, error);
}

/** What one item would be paid, by truth and by an aggregator; base units. */
export interface ContestPayout {
  readonly item: number;
  readonly truth: bigint;
  readonly paid: bigint;
}

/** Payouts of a pool by one trial's weights; Σ paid = pool. Nothing where there are no weights. */
export function contestPayouts(
  { truth }: ContestTrial,
  { weights }: MethodTrial,
  pool: bigint,
): ContestPayout[] {
  if (!weights) return [];
  const keys = Array.from(truth, (_, item) => String(item).padStart(6, "0"));
  const [deserved, paid] = [truth, weights].map((w) => apportion(pool, Array.from(w), keys));
  return keys.map((_, item) => ({ item, truth: deserved![item]!, paid: paid![item]! }));
}
