import { fit as estimate } from "~/core/ranking";
import { bestPossible } from "./floor";
import type { Holdout } from "./holdout";
import { infoOf, type Metric } from "./metric";
import { resampledMeans } from "./resample";
import { type RowLosses, rowLosses } from "./rowLosses";
import { weightedMean } from "./weightedMean";

/** Share of the range between the two lines that a step is at least. */
export const ETA_SHARE_OF_RANGE = 0.1;
/** Two strengths of one penalty: predictions that differ as two honest modelers' might. */
const STRENGTH = { log_l2_ridge: { lambda: [3, 9] }, bt_l2: { alpha: [1, 3] } } as const;
const DEFAULT_SEED = "steelyard ladder";

/** The default step of a ladder and what it follows from, all in the metric's unit. */
export interface LadderStep {
  /** The larger of `share` × |uniform − floor| and `noise`. */
  readonly eta: number;
  /** |uniform − floor|: what there is to gain on these rows. */
  readonly range: number;
  /** Standard error of the difference of two neighbouring honest scores on these rows. */
  readonly noise: number;
  readonly uniform: number;
  readonly floor: number;
}

/**
 * The default η of a ladder on a holdout:
 *
 *   η = max(0.1 · |uniform − floor|, noise)
 *
 * Uniform and floor are the two lines of `score`. The noise is the standard error, by resampling
 * jurors, of the paired difference of two reference predictions: ridge at λ = 3 and λ = 9 fitted to
 * these rows (`log_ratio_mse`), Bradley-Terry at α = 1 and α = 3 (`bt_log_loss`, `accuracy`).
 * Smaller differences between two such entries say which jurors were asked, not who predicts better.
 *
 * The references are neighbours on purpose. The difference of uniform and ridge is several times as
 * noisy, because the two are far apart; a step of that size would leave four rungs on the trial's
 * rows. (Blum and Hardt's own parameter-free step, section 3, is that of neighbours too.)
 *
 * @param share a setting of the round (default 0.1)
 * @throws ScoreInputError when no row can be scored
 */
export function ladderStep(
  holdout: Holdout,
  metric: Metric,
  { share = ETA_SHARE_OF_RANGE, seed = DEFAULT_SEED }: { share?: number; seed?: string } = {},
): LadderStep {
  const even = new Map(holdout.items.map((item) => [item, 1]));
  const { values, weight } = rowLosses(even, holdout, metric);
  const uniform = weightedMean(values, weight);
  const floor = bestPossible(metric, holdout.data);
  const range = Math.abs(uniform - floor);
  const noise = differenceError(references(holdout, metric), seed);
  return { eta: Math.max(share * range, noise), range, noise, uniform, floor };
}

function references(holdout: Holdout, metric: Metric): [RowLosses, RowLosses] {
  const { items, data } = holdout;
  const lossesAt = (method: string, params: Record<string, number>) => {
    const { weights } = estimate(method, data, params, { intervals: false });
    return rowLosses(new Map(items.map((item, i) => [item, weights[i]!])), holdout, metric);
  };
  if (infoOf(metric).reads === "ratio") {
    const [weak, strong] = STRENGTH.log_l2_ridge.lambda;
    const at = (lambda: number) => lossesAt("log_l2_ridge", { lambda });
    return [at(weak), at(strong)];
  }
  const [weak, strong] = STRENGTH.bt_l2.alpha;
  const at = (alpha: number) => lossesAt("bt_l2", { alpha });
  return [at(weak), at(strong)];
}

/** Standard deviation of the paired difference over the resamples. */
function differenceError(pair: readonly [RowLosses, RowLosses], seed: string): number {
  const means = resampledMeans(pair, seed);
  const differences = Float64Array.from(
    { length: means.length / 2 },
    (_, r) => means[2 * r]! - means[2 * r + 1]!,
  );
  const mean = weightedMean(differences);
  const squares = differences.map((difference) => (difference - mean) ** 2);
  return Math.sqrt(weightedMean(squares));
}
