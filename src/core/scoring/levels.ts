import type { Holdout } from "./holdout";
import { type L1Score, type LevelValues, scoreL1 } from "./l1";
import type { Metric } from "./metric";
import { type Score, score } from "./score";

/** What a jury left to score on: comparisons, or values fitted from them on one or more levels. */
export type Against = { readonly comparisons: Holdout } | { readonly values: LevelValues };

const EMPTY: LevelValues = { weights: new Map(), originality: new Map(), dependencies: new Map() };

/**
 * The scores of a submission of any format, one per level that the holdout has.
 *
 * - comparisons: of the submission's weights of projects (level 1, market, three-level) by `score`;
 *   without a metric asked for, the log-ratio error where ratios are stated, else the log loss.
 * - values: by `scoreL1` on each of the levels 1, 2 and 3 that the jury's file has, so that a file
 *   of three levels gets three scores. They are not added up: their units differ.
 *
 * @throws ScoreInputError when the submission lacks a level that the holdout has, or as the above
 */
export function scoreLevels(
  predicted: LevelValues,
  against: Against,
  metric?: Metric,
): [Score | L1Score, ...(Score | L1Score)[]] {
  if ("comparisons" in against) {
    const { comparisons } = against;
    const isRatio = comparisons.data.ratio.a.length > 0;
    return [
      score(predicted.weights, comparisons, metric ?? (isRatio ? "log_ratio_mse" : "bt_log_loss")),
    ];
  }
  const { weights, originality, dependencies } = against.values;
  const levels = [
    { ...EMPTY, weights },
    { ...EMPTY, originality },
    { ...EMPTY, dependencies },
  ].filter((level) => Object.values(level).some((values) => values.size > 0));
  const [first = EMPTY, ...more] = levels;
  return [scoreL1(predicted, first), ...more.map((level) => scoreL1(predicted, level))];
}
