import type { ComparisonData } from "~/core/comparison";

/** Judgements that a submission is held against; `items` names the indices of `data`. */
export interface Holdout {
  readonly items: readonly string[];
  readonly data: ComparisonData;
}
