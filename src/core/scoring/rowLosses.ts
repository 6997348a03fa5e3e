import type { BinaryComparisons, RatioComparisons } from "~/core/comparison";
import { ScoreInputError } from "./errors";
import type { Holdout } from "./holdout";
import { logWeights } from "./logWeights";
import { hits, infoOf, logLosses, type Metric, squaredErrors } from "./metric";

/**
 * What one entry gets on each held-out row, in the metric's unit. Entries are compared on the same
 * rows: equal length, weights and clusters.
 */
export interface RowLosses {
  readonly values: Float64Array;
  /** How much a row counts; absent means all 1. */
  readonly weight?: Float64Array;
  /** Who judged a row: rows of one juror are resampled together. Absent: each row by itself. */
  readonly juror?: Int32Array;
}

/**
 * The metric of one entry on every row of a holdout, for what compares entries row by row
 * (`rankIntervals`, `sliceVerdicts`). Weights as in `score`: sum 1, floored at 1e-6, logs.
 *
 * Departure from `score`: no row is left out, since two entries scored on different rows could not
 * be compared. The submission's reader fills in listed items that a file does not name.
 *
 * @throws ScoreInputError for unusable weights, an item without one, or a holdout without rows.
 */
export function rowLosses(
  weights: ReadonlyMap<string, number>,
  holdout: Holdout,
  metric: Metric,
): RowLosses {
  const logs = logWeights(weights, holdout.items);
  const { a, b, weight, juror } = rowsRead(holdout, metric);
  for (const column of [a, b]) {
    const row = column.findIndex((item) => Number.isNaN(logs[item]));
    if (row >= 0) {
      throw new ScoreInputError(`${holdout.items[column[row]!]} is judged but has no weight`);
    }
  }
  return {
    values: valuesOf(metric, holdout.data, logs),
    ...(weight && { weight }),
    ...(juror && { juror }),
  };
}

/** The table of a holdout that a metric reads. @throws ScoreInputError when it has no weight. */
export function rowsRead(holdout: Holdout, metric: Metric): BinaryComparisons | RatioComparisons {
  const { reads } = infoOf(metric);
  const rows = holdout.data[reads];
  const total = rows.weight ? rows.weight.reduce((sum, w) => sum + w, 0) : rows.a.length;
  if (total > 0) return rows;
  const what = reads === "ratio" ? "a stated ratio" : "a choice";
  throw new ScoreInputError(`no holdout row has ${what} between two items with a weight`);
}

/** A metric row by row, at log weights that every row's items have. */
export function valuesOf(metric: Metric, data: Holdout["data"], logs: Float64Array): Float64Array {
  if (metric === "log_ratio_mse") return squaredErrors(data.ratio, logs);
  return metric === "bt_log_loss" ? logLosses(data.binary, logs) : hits(data.binary, logs);
}
