import type { Tx } from "../db/client";
import { LAST_ERA, REFERENCE, UNIFORM } from "./baselineKeys";
import { computeFit } from "./computeFit";
import { type FrozenSplit, loadFrozen } from "./loadFrozen";
import { parseRoundSettings } from "./roundSettings";

type Weights = ReadonlyMap<string, number>;

/** What a modeler should beat: the usual methods with their usual parameters, on the training split. */
const FITTED = [
  { key: REFERENCE, params: { lambda: 3 } },
  { key: "bt_l2", params: {} },
] as const;

/** Fits of the last few training splits; a board is scored against the same ones again and again. */
const FITS_KEPT = 16;
const fits = new Map<string, Weights | null>();

export interface Baselines {
  readonly trainHash: string;
  /** By key, each with a weight for every item. */
  readonly weights: ReadonlyMap<string, Weights>;
}

/**
 * The weights of a round's baselines: equal ones, the usual methods fitted on the training split of
 * its newest data, and the final ones of the round before, where the settings name one. A method
 * without a finite answer on these rows is left out.
 */
export async function baselineWeights(tx: Tx, roundId: string): Promise<Baselines> {
  const train = await loadFrozen(tx, roundId, "train");
  const weights = new Map<string, Weights>();
  weights.set(UNIFORM, new Map(train.items.map((item) => [item, 1 / train.items.length])));
  for (const method of FITTED) {
    const fitted = fittedOnce(roundId, train, method);
    if (fitted) weights.set(method.key, fitted);
  }
  const before = await lastEra(tx, roundId, train.items);
  if (before) weights.set(LAST_ERA, before);
  return { trainHash: train.hash, weights };
}

function fittedOnce(
  roundId: string,
  { hash, items, data }: FrozenSplit,
  { key, params }: (typeof FITTED)[number],
): Weights | null {
  const name = `${roundId} ${hash} ${key}`;
  const known = fits.get(name);
  if (known !== undefined) return known;
  const outcome = computeFit({ method: key, params, data }, () => {});
  const weights = outcome.ok
    ? new Map(items.map((item, at) => [item, outcome.fit.weights[at]!]))
    : null;
  fits.set(name, weights);
  for (const oldest of fits.keys()) {
    if (fits.size <= FITS_KEPT) break;
    fits.delete(oldest);
  }
  return weights;
}

/**
 * Final weights of the previous round by its own method. Items that it did not have get the mean of
 * those it had: nothing is known of them.
 */
async function lastEra(tx: Tx, roundId: string, items: readonly string[]): Promise<Weights | null> {
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
  const shared = items.flatMap((item) => known.get(item) ?? []);
  if (shared.length === 0) return null;
  const mean = shared.reduce((sum, weight) => sum + weight, 0) / shared.length;
  const raw = items.map((item) => known.get(item) ?? mean);
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return total > 0 ? new Map(items.map((item, at) => [item, raw[at]! / total])) : null;
}
