import type { BinaryComparisons, RatioComparisons } from "~/core/comparison";

/** How a submission is held against judgements it has not seen. */
export type Metric = "log_ratio_mse" | "bt_log_loss" | "accuracy";

/** A metric as shown to people. */
export interface MetricInfo {
  readonly key: Metric;
  readonly title: string;
  readonly about: string;
  /** Which judgements it uses: who won, or by how much. */
  readonly reads: "binary" | "ratio";
  readonly better: "lower" | "higher";
}

export const METRICS: readonly MetricInfo[] = [
  {
    key: "log_ratio_mse",
    title: "Log-ratio error",
    about: "Mean squared difference between the predicted and the stated log ratio of two weights.",
    reads: "ratio",
    better: "lower",
  },
  {
    key: "bt_log_loss",
    title: "Log loss",
    about: "Mean of −ln of the probability that the weights give to what the juror chose.",
    reads: "binary",
    better: "lower",
  },
  {
    key: "accuracy",
    title: "Accuracy",
    about: "Share of choices that the weights predict; a tie on either side counts one half.",
    reads: "binary",
    better: "higher",
  },
];

export function infoOf(metric: Metric): MetricInfo {
  return METRICS.find(({ key }) => key === metric)!;
}

/** (ℓ_b − ℓ_a − y)² per row, where y = ln(w_b/w_a) as stated; `logRatio` is ln(w_a/w_b). */
export function squaredErrors(rows: RatioComparisons, logs: Float64Array): Float64Array {
  return rows.logRatio.map(
    (logRatio, k) => (logs[rows.a[k]!]! - logs[rows.b[k]!]! - logRatio) ** 2,
  );
}

/** −[o ln σ(d) + (1−o) ln σ(−d)] per row, d = ℓ_a − ℓ_b: Bradley-Terry with weights as strengths. */
export function logLosses(rows: BinaryComparisons, logs: Float64Array): Float64Array {
  return rows.outcome.map((outcome, k) => {
    const d = logs[rows.a[k]!]! - logs[rows.b[k]!]!;
    return outcome * softplus(-d) + (1 - outcome) * softplus(d);
  });
}

/** 1 where the larger weight won, 0 where it lost, ½ where weights or juror say tie. */
export function hits(rows: BinaryComparisons, logs: Float64Array): Float64Array {
  return rows.outcome.map((outcome, k) => {
    const d = logs[rows.a[k]!]! - logs[rows.b[k]!]!;
    return d > 0 ? outcome : d < 0 ? 1 - outcome : 0.5;
  });
}

/** ln(1 + e^x) without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}
