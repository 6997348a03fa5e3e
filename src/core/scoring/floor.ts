import {
  type BinaryComparisons,
  type ComparisonData,
  pairTable,
  type RatioComparisons,
} from "~/core/comparison";
import { fit as estimate } from "~/core/ranking";
import { logLosses, type Metric, squaredErrors } from "./metric";
import { weightedMean } from "./weightedMean";

/** Prior so weak that the penalised maximum is the likelihood's, or its limit, to about 1e-6. */
const VANISHING_ALPHA = 1e-9;

/**
 * The best score any weight vector could have on exactly these rows: the line that no submission
 * crosses.
 *
 * - `log_ratio_mse`: least squares (`log_l2`) fitted on the rows themselves.
 * - `bt_log_loss`: the Bradley-Terry maximum on the rows; where no finite maximum exists (some
 *   items always win), the limit that its likelihood tends to, approached to about 1e-6.
 * - `accuracy`: the share agreeing with the majority of their own pair. It bounds every vector
 *   from above; where majorities run in circles no vector reaches it (finding the best order is
 *   the NP-hard feedback arc set problem, so the bound is what is shown).
 *
 * The weight floor of submissions is not applied: it is no part of what the rows allow.
 */
export function bestPossible(metric: Metric, data: ComparisonData): number {
  if (metric === "log_ratio_mse") return leastSquares(data, data.ratio);
  return metric === "bt_log_loss" ? lowestLogLoss(data, data.binary) : majority(data.binary);
}

function leastSquares(data: ComparisonData, rows: RatioComparisons): number {
  const { theta } = estimate("log_l2", data, {}, { intervals: false });
  return weightedMean(squaredErrors(rows, theta), rows.weight);
}

function lowestLogLoss(data: ComparisonData, rows: BinaryComparisons): number {
  const { theta } = estimate("bt_l2", data, { alpha: VANISHING_ALPHA }, { intervals: false });
  return weightedMean(logLosses(rows, theta), rows.weight);
}

function majority(rows: BinaryComparisons): number {
  const { winsI, winsJ } = pairTable(rows);
  let agreed = 0;
  let total = 0;
  for (let pair = 0; pair < winsI.length; pair++) {
    agreed += Math.max(winsI[pair]!, winsJ[pair]!);
    total += winsI[pair]! + winsJ[pair]!;
  }
  return agreed / total;
}
