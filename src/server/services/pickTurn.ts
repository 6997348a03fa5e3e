import { randomBytes } from "node:crypto";
import { pairKey } from "~/core/comparison";
import { rng } from "~/core/numeric";
import { fillSet, SET_SIZE_MIN } from "~/core/ranking";
import type { Tx } from "../db/client";
import { conflictedProjects } from "./conflictedProjects";
import { trainingPairs } from "./followSets";
import { notRefused } from "./notRefused";
import { chosen, type PickedPair, servingState, shownTo } from "./pickPair";
import type { RoundProjects } from "./roundProjects";

const SEED_BYTES = 16;
/** One in so many training pairs is asked alone: a pair that is no set need not be a held-out one. */
const ALONE_SHARE = 0.1;

export type PickedTurn = { pair: PickedPair } | { items: string[] };

/**
 * What a juror is asked next in a round of sets, or null when there is nothing left. A turn is a pair
 * or a set, and the holdout's share is a share of turns. Held-out pairs are drawn as `pickPair` draws
 * them and asked as pairs; any other pair grows into a set of projects that share training pairs new
 * to this juror. Where fewer than three come together, the pair is asked alone.
 */
export async function pickTurn(
  tx: Tx,
  roundId: string,
  jurorId: string,
): Promise<PickedTurn | null> {
  const state = await servingState(tx, roundId);
  const { round, selection } = state;
  const n = round.ids.length;
  const pairs = await shownTo(tx, round, jurorId);
  const sets = await setsOf(tx, round, jurorId);
  const seen = new Set(sets.flat().map(([a, b]) => pairKey(n, a, b)));
  const mayPair = await notRefused(tx, round, jurorId);
  const allows = (i: number, j: number) => mayPair(i, j) && !seen.has(pairKey(n, i, j));
  // Each set stands as one of its training pairs: shares are of turns.
  const turns = sets.flatMap(([first]) => (first ? [{ a: first[0], b: first[1] }] : []));
  const shown = [...pairs, ...turns];
  const asking = { juror: state.numberOf(jurorId), shown, allows };
  const pair = chosen(state, asking, { repeatShare: 0 });
  if (!pair) return null;
  const random = rng(randomBytes(SEED_BYTES).toString("hex"));
  if (pair.split !== "train" || random.next() < ALONE_SHARE) return { pair };
  for (const { a, b } of pairs) seen.add(pairKey(n, a, b));
  const conflicted = await conflictedProjects(tx, roundId, jurorId);
  const items = fillSet(
    [round.indexOf(pair.projectAId), round.indexOf(pair.projectBId)],
    {
      ...{ n, asked: selection.asked },
      may: (item) => !conflicted.has(round.ids[item]!),
      adds: (i, j) => allows(i, j) && round.splitFor(i, j) === "train",
    },
    random,
  );
  return items.length < SET_SIZE_MIN ? { pair } : { items: items.map((item) => round.ids[item]!) };
}

/** The training pairs of each set that this juror was served. */
async function setsOf(tx: Tx, round: RoundProjects, jurorId: string) {
  const sets = await tx.setAssignment.findMany({
    where: { roundId: round.roundId, jurorId },
    orderBy: [{ servedAt: "asc" }, { id: "asc" }],
    select: { items: true },
  });
  return sets.map(({ items }) => trainingPairs(round, items));
}
