/**
 * Comparisons as columns, the one shape every estimator reads.
 *
 * Items are indices 0..n-1 (an item may appear in no comparison); jurors are indices too. Callers
 * keep the names. Columns of one table have equal length; `weight` absent means all 1.
 */
export interface BinaryComparisons {
  /** Number of items. */
  readonly n: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** 1: a won, 0: b won, 0.5: tie. */
  readonly outcome: Float64Array;
  readonly weight?: Float64Array;
  readonly juror?: Int32Array;
}

/** Stated intensities: `logRatio` is the observed natural log of w_a / w_b. */
export interface RatioComparisons {
  readonly n: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly logRatio: Float64Array;
  readonly weight?: Float64Array;
  readonly juror?: Int32Array;
}

/** What a file or a round holds: the same judgements as winners and, where stated, as ratios. */
export interface ComparisonData {
  readonly binary: BinaryComparisons;
  readonly ratio: RatioComparisons;
}
