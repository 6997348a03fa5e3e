import type { ComparisonData } from "~/core/comparison";
import { bootstrapInterval } from "./bootstrap";
import { bestPossible } from "./floor";
import type { Holdout } from "./holdout";
import { knownChoices, knownRatios } from "./knownRows";
import { logWeights } from "./logWeights";
import type { Metric } from "./metric";
import { rowsRead, valuesOf } from "./rowLosses";
import { weightedMean } from "./weightedMean";

/** A score between the two lines that give it a meaning. All in the metric's own unit. */
export interface Score {
  metric: Metric;
  score: number;
  /** What equal weights get on the same rows. */
  uniform: number;
  /** The best any weight vector could do on the same rows (see `bestPossible`). */
  floor: number;
  /** Rows scored: those whose two items both have a weight. */
  rows: number;
  /** 95 % interval of the score, by resampling jurors. */
  interval: [number, number];
}

const DEFAULT_SEED = "steelyard score";

/**
 * Score predicted weights on held-out judgements, over the rows whose items both have a weight.
 *
 * Weights are scaled to a sum of 1, floored at 1e-6 and taken as logs ℓ. `log_ratio_mse`: mean of
 * (ℓ_b − ℓ_a − y)², y = ln(w_b/w_a) as stated. `bt_log_loss` and `accuracy`: on choices. Rows with
 * a weight count by it. The same input gives the same bits everywhere.
 *
 * @param weights canonical item name → weight, any scale
 * @throws ScoreInputError for unusable weights, or when no row is left to score.
 * @example A=0.2, B=0.02, juror says A 4x: (−3.912 + 1.609 + 1.386)² = 0.840
 */
export function score(
  weights: ReadonlyMap<string, number>,
  holdout: Holdout,
  metric: Metric,
  seed: string = DEFAULT_SEED,
): Score {
  const logs = logWeights(weights, holdout.items);
  const data: ComparisonData = {
    binary: knownChoices(holdout.data.binary, logs),
    ratio: knownRatios(holdout.data.ratio, logs),
  };
  const rows = rowsRead({ items: holdout.items, data }, metric);
  const values = valuesOf(metric, data, logs);
  const even = new Float64Array(holdout.items.length);
  return {
    metric,
    score: weightedMean(values, rows.weight),
    uniform: weightedMean(valuesOf(metric, data, even), rows.weight),
    floor: bestPossible(metric, data),
    rows: rows.a.length,
    interval: bootstrapInterval({ ...rows, values }, seed),
  };
}
