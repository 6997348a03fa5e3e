import type { Metric } from "~/core/scoring";
import type { RoundHoldout } from "../loadHoldout";

export interface Mixed {
  readonly score: number;
  /** By position of the entries; they sum to 1. */
  readonly shares: readonly number[];
}

/** The best mixture of some entries on a holdout; null where the metric has none. */
export function mixedShares(
  _entries: readonly ReadonlyMap<string, number>[],
  _holdout: RoundHoldout,
  _metric: Metric,
): Mixed | null {
  return null;
}
