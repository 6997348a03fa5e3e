import type { Metric } from "~/core/scoring";
import type { Tx } from "../db/client";
import { baselineFile, FITTED_BASELINES, UNIFORM } from "./baselineKeys";
import { loadFrozen, loadFrozenWeights } from "./loadFrozen";
import type { RoundHoldout } from "./loadHoldout";
import { type ScoreColumns, scoreWeights } from "./scoreWeights";

/** Whether the stored baselines are those of these rows. The uniform one is always among them. */
async function areFresh(
  tx: Tx,
  roundId: string,
  { split, hash }: RoundHoldout,
  { trainHash, metric }: { trainHash: string; metric: Metric },
): Promise<boolean> {
  const uniform = await tx.baseline.findUnique({
    where: { roundId_key_split: { roundId, key: UNIFORM, split } },
  });
  return (
    uniform?.holdoutHash === hash && uniform.trainHash === trainHash && uniform.metric === metric
  );
}

/**
 * Scores the baselines of the newest data on a holdout again if it, the training split or the metric
 * changed since they were. They are scored as the files that modelers can download.
 */
export async function scoreBaselines(
  tx: Tx,
  roundId: string,
  holdout: RoundHoldout,
  metric: Metric,
): Promise<void> {
  const { hash: trainHash } = await loadFrozen(tx, roundId, "train");
  if (await areFresh(tx, roundId, holdout, { trainHash, metric })) return;
  const rows: (ScoreColumns & { key: string })[] = [];
  for (const key of [UNIFORM, ...FITTED_BASELINES.map((baseline) => baseline.key)]) {
    const weights = await loadFrozenWeights(tx, roundId, baselineFile(key));
    const score = weights && scoreWeights(weights, holdout, metric);
    if (score) rows.push({ key, ...score });
  }
  await tx.baseline.deleteMany({ where: { roundId, split: holdout.split } });
  await tx.baseline.createMany({
    data: rows.map((row) => ({ roundId, trainHash, ...row })),
  });
}
