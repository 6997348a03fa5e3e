import type { Metric } from "~/core/scoring";
import type { Tx } from "../db/client";
import { UNIFORM } from "./baselineKeys";
import { baselineWeights } from "./baselineWeights";
import { loadFrozen } from "./loadFrozen";
import type { RoundHoldout } from "./loadHoldout";
import { scoreWeights } from "./scoreWeights";

/** Whether the stored baselines are those of these rows. The uniform one is always among them. */
async function areFresh(
  tx: Tx,
  roundId: string,
  holdout: RoundHoldout,
  { metric, trainHash }: { metric: Metric; trainHash: string },
): Promise<boolean> {
  const uniform = await tx.baseline.findUnique({
    where: { roundId_key_split: { roundId, key: UNIFORM, split: holdout.split } },
  });
  const same = uniform?.holdoutHash === holdout.hash && uniform.trainHash === trainHash;
  return same && uniform.metric === metric;
}

/**
 * Scores the baselines on a holdout again if it, the metric, or the training split of the newest
 * data changed since they were.
 */
export async function scoreBaselines(
  tx: Tx,
  roundId: string,
  holdout: RoundHoldout,
  metric: Metric,
): Promise<void> {
  const { hash: trainHash } = await loadFrozen(tx, roundId, "train");
  if (await areFresh(tx, roundId, holdout, { metric, trainHash })) return;
  const weights = await baselineWeights(tx, roundId);
  const rows = [...weights].flatMap(([key, values]) => {
    const score = scoreWeights(values, holdout, metric);
    return score ? [{ roundId, trainHash, key, ...score }] : [];
  });
  await tx.baseline.deleteMany({ where: { roundId, split: holdout.split } });
  await tx.baseline.createMany({ data: rows });
}
