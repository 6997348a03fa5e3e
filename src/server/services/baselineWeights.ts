import type { Tx } from "../db/client";
import { baselineFile, FITTED_BASELINES, LAST_ERA, UNIFORM } from "./baselineKeys";
import { loadFrozen, loadFrozenWeights } from "./loadFrozen";
import { parseRoundSettings } from "./roundSettings";

type Weights = ReadonlyMap<string, number>;

/**
 * The weights of a round's baselines by key: those of its newest data, which modelers can download,
 * and the final ones of the round before, where the settings name one. A method without a finite
 * answer on the training split has none.
 */
export async function baselineWeights(tx: Tx, roundId: string): Promise<Map<string, Weights>> {
  const found = new Map<string, Weights>();
  for (const key of [UNIFORM, ...FITTED_BASELINES.map((baseline) => baseline.key)]) {
    const weights = await loadFrozenWeights(tx, roundId, baselineFile(key));
    if (weights) found.set(key, weights);
  }
  const before = await lastEra(tx, roundId);
  if (before) found.set(LAST_ERA, before);
  return found;
}

/**
 * Final weights of the previous round by its own method. Items that it did not have get the mean of
 * those it had: nothing is known of them.
 */
async function lastEra(tx: Tx, roundId: string): Promise<Weights | null> {
  const round = await tx.round.findUniqueOrThrow({ where: { id: roundId } });
  const slug = parseRoundSettings(round.settings).contest.previousRound;
  const previous = slug ? await tx.round.findUnique({ where: { slug } }) : null;
  if (previous?.status !== "closed") return null;
  const { method } = parseRoundSettings(previous.settings).weights;
  const fit = await tx.fit.findFirst({
    where: { roundId: previous.id, method, scope: "all", status: "done" },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    select: { weights: { select: { weight: true, project: { select: { name: true } } } } },
  });
  const known = new Map(fit?.weights.map(({ weight, project }) => [project.name, weight]));
  const { items } = await loadFrozen(tx, roundId, "train");
  const shared = items.flatMap((item) => known.get(item) ?? []);
  if (shared.length === 0) return null;
  const mean = shared.reduce((sum, weight) => sum + weight, 0) / shared.length;
  const raw = items.map((item) => known.get(item) ?? mean);
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? new Map(items.map((item, at) => [item, raw[at]! / total])) : null;
}
