import { quantile } from "~/core/numeric";
import { resampledMeans } from "./resample";
import type { RowLosses } from "./rowLosses";

/** A 95 % interval. */
const TAIL = 0.025;

/**
 * A 95 % percentile interval of the weighted mean, by resampling jurors (see `resampledMeans`).
 *
 * Deterministic: the same rows and seed give the same interval.
 */
export function bootstrapInterval(scored: RowLosses, seed: string): [number, number] {
  const means = resampledMeans([scored], seed);
  return [quantile(means, TAIL), quantile(means, 1 - TAIL)];
}
