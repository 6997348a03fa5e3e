import { logWeights, type Metric, mixture } from "~/core/scoring";
import type { Tx } from "../../db/client";
import { type HoldoutSplit, loadHoldout } from "../loadHoldout";

interface Mixed {
  /** Oldest first. */
  readonly entries: readonly { readonly weights: ReadonlyMap<string, number> }[];
  readonly split: HoldoutSplit;
  readonly metric: Metric;
}

/**
 * What the best mixture of the entries would lose without each, in the order given. For `accuracy`,
 * which has no computable best mixture, by the log loss on the same choices.
 */
export async function contributionsOf(
  tx: Tx,
  roundId: string,
  { entries, split, metric }: Mixed,
): Promise<number[]> {
  if (entries.length === 0) return [];
  const holdout = await loadHoldout(tx, roundId, split);
  const vectors = entries.map(({ weights }) => logWeights(weights, holdout.items));
  const convex = metric === "accuracy" ? "bt_log_loss" : metric;
  return mixture(vectors, holdout, convex).contributions.map(({ contribution }) => contribution);
}
