import { type Metric, type RowLosses, rowLosses, sliceVerdicts } from "~/core/scoring";
import type { Tx } from "../../db/client";
import { REFERENCE } from "../baselineKeys";
import { baselineWeights } from "../baselineWeights";
import type { RoundHoldout } from "../loadHoldout";
import { betterOf } from "./betterOf";

/** Odds of the reference from which on a pair counts as open, leaning, or clear. */
const OPEN_ODDS = 2;
const CLEAR_ODDS = 10;

/**
 * Says of a submission that moved the ladder on which kinds of pairs it does better or worse than
 * the ridge baseline: pairs that the baseline calls open, leaning or clear. Nothing else is told, and
 * only of what was released.
 */
export async function sliceFeedback(
  tx: Tx,
  roundId: string,
  holdout: RoundHoldout,
  metric: Metric,
): Promise<(weights: ReadonlyMap<string, number>) => { slice: string; verdict: string }[]> {
  const reference = (await baselineWeights(tx, roundId)).get(REFERENCE);
  if (!reference) return () => [];
  const baseline = rowLosses(reference, holdout, metric);
  const slices = slicesOf(reference, holdout, baseline);
  const better = betterOf(metric);
  return (weights) =>
    sliceVerdicts(rowLosses(weights, holdout, metric), baseline, slices, { better }).map(
      ({ slice, verdict }) => ({ slice, verdict }),
    );
}

function slicesOf(
  weights: ReadonlyMap<string, number>,
  { items, data }: RoundHoldout,
  { values }: RowLosses,
): string[] {
  const { a, b } = data.ratio.a.length === values.length ? data.ratio : data.binary;
  return Array.from(a, (item, row) => {
    const odds = Math.abs(
      Math.log(weights.get(items[item]!)!) - Math.log(weights.get(items[b[row]!]!)!),
    );
    if (odds < Math.log(OPEN_ODDS)) return "open pairs";
    return odds < Math.log(CLEAR_ODDS) ? "leaning pairs" : "clear pairs";
  });
}
