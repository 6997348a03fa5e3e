import { type Lines, type Metric, ScoreInputError, score } from "~/core/scoring";
import { codeVersion } from "./codeVersion";
import type { RoundHoldout } from "./loadHoldout";

/** A score's columns, of a submission or of a baseline. */
export interface ScoreColumns {
  split: RoundHoldout["split"];
  metric: string;
  value: number;
  uniform: number;
  floor: number;
  rows: number;
  low: number;
  high: number;
  holdoutHash: string;
  codeVersion: string;
}

/**
 * The score of some weights on a holdout, between lines that are known already or computed anew;
 * undefined while the holdout has nothing to score on.
 */
export function scoreWeights(
  weights: ReadonlyMap<string, number>,
  holdout: RoundHoldout,
  metric: Metric,
  lines?: Lines,
): ScoreColumns | undefined {
  try {
    const scored = score(weights, holdout, metric, lines ? { lines } : {});
    const { score: value, uniform, floor, rows, interval } = scored;
    return {
      split: holdout.split,
      metric,
      value,
      uniform,
      floor,
      rows,
      low: interval[0],
      high: interval[1],
      holdoutHash: holdout.hash,
      codeVersion: codeVersion(),
    };
  } catch (error) {
    if (error instanceof ScoreInputError) return undefined;
    throw error;
  }
}
