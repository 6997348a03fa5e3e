import { type CopyGroup, copies } from "./copies";
import { MixtureUnavailableError, ScoreInputError } from "./errors";
import { bestPossible } from "./floor";
import type { Holdout } from "./holdout";
import type { Metric } from "./metric";
import { type MixtureLoss, type MixtureMetric, mixed, mixtureLoss } from "./mixtureLoss";
import { optimalShares } from "./optimalShares";
import { rowsRead, valuesOf } from "./rowLosses";
import { weightedMean } from "./weightedMean";

/** With less than this left to the others, their shares say nothing about where they end. */
const SHARE_LEFT_MIN = 1e-6;

/** What one entry gives to the best mixture. */
export interface Contribution {
  /** Loss of the best mixture without this entry and its copies. */
  readonly leaveOneOut: number;
  /** `leaveOneOut` less the loss of the best mixture; 0 for copies, never negative. */
  readonly contribution: number;
  /** Position of the entry that this one is a copy of. */
  readonly copyOf?: number;
}

/** The best mixture of entries on a holdout (the meta-model), with its evidence. */
export interface Mixture {
  readonly metric: MixtureMetric;
  /** Loss of the best mixture, between the two lines of `score`. */
  readonly score: number;
  readonly uniform: number;
  readonly floor: number;
  /** Share of each entry, in the order given; sum 1, 0 for copies. */
  readonly weights: Float64Array;
  /** Σ v_k ℓ_k, one per item. */
  readonly logs: Float64Array;
  readonly contributions: Contribution[];
  readonly copies: CopyGroup[];
  readonly converged: boolean;
  readonly iterations: number;
  /** No mixture can have a loss lower than `score` by more than this. */
  readonly gap: number;
}

/**
 * The mixture Σ_k v_k ℓ_k of log weights, v ≥ 0 and Σ v = 1, with the least loss on a holdout: a
 * geometric mean of predictions, weighted by what each adds to the others.
 *
 * - shares: exact by an active-set method for `log_ratio_mse`, by Newton steps over it for
 *   `bt_log_loss` (`optimalShares`). Where entries are linear mixtures of each other several
 *   v are optimal; the loss is not in doubt, and the v given is one of them.
 * - contribution: how much the best mixture loses without the entry (leave-one-out), solved anew.
 *   The only entry is held against uniform weights: without it there is no prediction.
 * - copies (`copies`) have one contribution together, which the earliest carries: handing in a
 *   prediction twice gains nothing, and copying an entry takes nothing from it.
 *
 * `accuracy` counts hits and so is no convex function of the shares: finding its best mixture is a
 * hard combinatorial problem. Use `bt_log_loss`, the usual convex surrogate, on the same choices.
 *
 * @param vectors log weights by `holdout.items` (`logWeights`), oldest first
 * @throws MixtureUnavailableError for `accuracy`
 * @throws ScoreInputError without entries or rows, or when an entry lacks a judged item
 */
export function mixture(
  vectors: readonly Float64Array[],
  holdout: Holdout,
  metric: Metric,
): Mixture {
  if (metric === "accuracy") {
    throw new MixtureUnavailableError(
      "accuracy has no computable best mixture; use bt_log_loss, which reads the same choices",
    );
  }
  checkVectors(vectors, holdout, metric);
  const groups = copies(vectors);
  const originalOf = new Map(
    groups.flatMap(({ members: [first, ...more] }) => more.map((k) => [k, first!])),
  );
  const kept = vectors.map((_, k) => k).filter((k) => !originalOf.has(k));
  const loss = mixtureLoss(vectors, holdout, metric);
  const best = optimalShares(loss, kept, bestAlone(loss, kept, vectors.length));
  const even = new Float64Array(holdout.items.length);
  const { weight } = rowsRead(holdout, metric);
  const uniform = weightedMean(valuesOf(metric, holdout.data, even), weight);
  const without = (k: number): number => {
    if (best.v[k] === 0) return best.value;
    const others = kept.filter((other) => other !== k);
    if (others.length === 0) return uniform;
    const left = best.v.map((share, other) => (other === k ? 0 : share / (1 - best.v[k]!)));
    const isStart = best.v[k]! < 1 - SHARE_LEFT_MIN;
    const start = isStart ? left : bestAlone(loss, others, vectors.length);
    return optimalShares(loss, others, start).value;
  };
  const lost = new Map(kept.map((k) => [k, without(k)]));
  return {
    metric,
    score: best.value,
    uniform,
    floor: bestPossible(metric, holdout.data),
    weights: best.v,
    logs: mixed(vectors, best.v),
    contributions: vectors.map((_, k) => {
      const copyOf = originalOf.get(k);
      const leaveOneOut = lost.get(copyOf ?? k)!;
      if (copyOf !== undefined) return { leaveOneOut, contribution: 0, copyOf };
      return { leaveOneOut, contribution: Math.max(0, leaveOneOut - best.value) };
    }),
    copies: groups,
    converged: best.converged,
    iterations: best.iterations,
    gap: best.gap,
  };
}

/** The share of one to the entry with the least loss alone. */
function bestAlone(loss: MixtureLoss, among: readonly number[], entries: number): Float64Array {
  const corners = among.map((k) => new Float64Array(entries).with(k, 1));
  const values = corners.map((corner) => loss.valueAt(corner));
  return corners[values.indexOf(Math.min(...values))]!;
}

function checkVectors(
  vectors: readonly Float64Array[],
  holdout: Holdout,
  metric: MixtureMetric,
): void {
  if (vectors.length === 0) throw new ScoreInputError("no entries to mix");
  const { a, b } = rowsRead(holdout, metric);
  const judged = new Set([...a, ...b]);
  vectors.forEach((vector, k) => {
    const missing = [...judged].find((item) => !Number.isFinite(vector[item]));
    if (missing === undefined) return;
    const name = holdout.items[missing];
    throw new ScoreInputError(`entry ${k + 1}: ${name} is judged but has no weight`);
  });
}
