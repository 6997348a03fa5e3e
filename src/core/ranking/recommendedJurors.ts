import type { Judgements } from "./recommendedRows";

/** What is known of each juror: how far they stretch ratios, how noisy they are; 1 is ordinary. */
export interface JurorTraits {
  readonly scale: Float64Array;
  readonly variance: Float64Array;
}

/** Added to a size |y| before its logarithm, so that a ratio of 1 is small and not −∞. */
const SIZE_OFFSET = 0.5;
/**
 * log s_j = Σ w (log(|y| + ½) − m) / (Σ w + priorRows) over the juror's stated rows, m the mean of all
 * stated rows: the posterior mean of a log scale that is normal around 0 with a variance of 1 /
 * priorRows of one row's.
 */
export function jurorScales(rows: Judgements, priorRows: number): Float64Array {
  const { value, weight, juror, stated, ids } = rows;
  const size = (row: number) => Math.log(Math.abs(value[row]!) + SIZE_OFFSET);
  let mean = 0;
  let total = 0;
  for (let row = 0; row < stated; row++) {
    mean += weight[row]! * size(row);
    total += weight[row]!;
  }
  mean /= Math.max(total, Number.MIN_VALUE);
  const sums = new Float64Array(ids.length);
  const counts = new Float64Array(ids.length);
  for (let row = 0; row < stated; row++) {
    const j = juror[row]!;
    if (j < 0) continue;
    sums[j] = sums[j]! + weight[row]! * (size(row) - mean);
    counts[j] = counts[j]! + weight[row]!;
  }
  return sums.map((sum, j) => Math.exp(sum / (counts[j]! + priorRows)));
}

/**
 * v_j = (Σ w e² / σ² + priorRows) / (Σ w + priorRows) over the juror's stated rows: their mean square
 * residual in units of an ordinary answer's, shrunk to 1 (the mode under an inverse-gamma prior
 * whose mode is 1). `squares` are the e² as the loss counts them.
 */
export function jurorVariances(
  { weight, juror, stated, ids }: Judgements,
  squares: Float64Array,
  sigma: number,
  priorRows: number,
): Float64Array {
  const sums = new Float64Array(ids.length);
  const counts = new Float64Array(ids.length);
  for (let row = 0; row < stated; row++) {
    const j = juror[row]!;
    if (j < 0) continue;
    sums[j] = sums[j]! + weight[row]! * squares[row]!;
    counts[j] = counts[j]! + weight[row]!;
  }
  return sums.map((sum, j) => (sum / sigma ** 2 + priorRows) / (counts[j]! + priorRows));
}
