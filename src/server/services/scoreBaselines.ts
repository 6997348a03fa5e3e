import type { Metric } from "~/core/scoring";
import type { Tx } from "../db/client";
import { UNIFORM } from "./baselineKeys";
import { computeFit } from "./computeFit";
import { loadFrozen } from "./loadFrozen";
import type { RoundHoldout } from "./loadHoldout";
import { type ScoreColumns, scoreWeights } from "./scoreWeights";

/** What a modeler should beat: the usual methods with their usual parameters, on the training split. */
const FITTED = [
  { key: "log_l2_ridge", params: { lambda: 3 } },
  { key: "bt_l2", params: {} },
] as const;

/** Whether the stored baselines are those of these rows. The uniform one is always among them. */
async function areFresh(
  tx: Tx,
  roundId: string,
  holdout: RoundHoldout,
  trainHash: string,
): Promise<boolean> {
  const uniform = await tx.baseline.findUnique({
    where: { roundId_key_split: { roundId, key: UNIFORM, split: holdout.split } },
  });
  return uniform?.holdoutHash === holdout.hash && uniform.trainHash === trainHash;
}

/**
 * Scores the baselines on a holdout again if it, or the training split of the newest data, changed
 * since they were.
 */
export async function scoreBaselines(
  tx: Tx,
  roundId: string,
  holdout: RoundHoldout,
  metric: Metric,
): Promise<void> {
  const train = await loadFrozen(tx, roundId, "train");
  const trainHash = train.hash;
  if (await areFresh(tx, roundId, holdout, trainHash)) return;
  const even = new Map(holdout.items.map((item) => [item, 1]));
  const rows: (ScoreColumns & { key: string })[] = [];
  const add = (key: string, weights: ReadonlyMap<string, number>) => {
    const score = scoreWeights(weights, holdout, metric);
    if (score) rows.push({ key, ...score });
  };
  add(UNIFORM, even);
  for (const { key, params } of FITTED) {
    const outcome = computeFit({ method: key, params, data: train.data }, () => {});
    if (!outcome.ok) continue; // no finite answer on these rows: no such line on the board
    add(key, new Map(train.items.map((item, at) => [item, outcome.fit.weights[at]!])));
  }
  await tx.baseline.deleteMany({ where: { roundId, split: holdout.split } });
  await tx.baseline.createMany({
    data: rows.map((row) => ({ roundId, trainHash, ...row })),
  });
}
