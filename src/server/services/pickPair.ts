import { randomBytes } from "node:crypto";
import { type ChosenPair, choosePair, splitOf } from "~/core/comparison";
import { rng } from "~/core/numeric";
import type { Tx } from "../db/client";
import type { Split } from "../db/generated/enums";
import { parseRoundSettings, type RoundSettings } from "./roundSettings";

const SEED_BYTES = 16;

export interface PickedPair {
  readonly projectAId: string;
  readonly projectBId: string;
  readonly split: Split;
  readonly reason: ChosenPair["reason"];
}

/**
 * The next pair for a juror, or null when there is nothing left to ask. Held-out pairs are drawn as
 * often as their share of all pairs says, and only by chance; the active choice learns from training
 * judgements and training weights alone.
 */
export async function pickPair(
  tx: Tx,
  roundId: string,
  jurorId: string,
): Promise<PickedPair | null> {
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true, splitSeed: true },
  });
  const { split, weights } = parseRoundSettings(round.settings);
  const projects = await tx.project.findMany({
    where: { roundId },
    orderBy: { position: "asc" },
    select: { id: true, name: true },
  });
  const index = new Map(projects.map(({ id }, at) => [id, at]));
  const shown = (row: { projectAId: string; projectBId: string }) => ({
    a: index.get(row.projectAId)!,
    b: index.get(row.projectBId)!,
  });
  const splitFor = (i: number, j: number) =>
    splitOf(round.splitSeed, projects[i]!.name, projects[j]!.name, split);
  const theta = await trainingTheta(tx, roundId, weights);
  const pair = choosePair({
    n: projects.length,
    overall: (await trainingPairs(tx, roundId)).flatMap((row) =>
      Array(row._count).fill(shown(row)),
    ),
    own: (await servedPairs(tx, roundId, jurorId)).map(shown),
    allows: await notRefused(tx, roundId, jurorId, (i, j) => [projects[i]!.id, projects[j]!.id]),
    inHoldout: (i, j) => splitFor(i, j) !== "train",
    ...(theta && { theta: projects.map(({ id }) => theta.get(id) ?? 0) }),
    holdoutShare: split.public + split.private,
    rng: rng(randomBytes(SEED_BYTES).toString("hex")),
  });
  return (
    pair && {
      projectAId: projects[pair.a]!.id,
      projectBId: projects[pair.b]!.id,
      split: splitFor(pair.a, pair.b),
      reason: pair.reason,
    }
  );
}

const PAIR = { projectAId: true, projectBId: true } as const;

/** Everybody's training judgements, counted by pair: an import may have a million of them. */
function trainingPairs(tx: Tx, roundId: string) {
  return tx.comparison.groupBy({
    by: ["projectAId", "projectBId"],
    where: {
      roundId,
      split: "train",
      current: true,
      withdrawn: false,
      outcome: { in: ["a", "b", "equal"] },
    },
    _count: true,
  });
}

function servedPairs(tx: Tx, roundId: string, jurorId: string) {
  return tx.assignment.findMany({
    where: { roundId, jurorId },
    orderBy: [{ servedAt: "asc" }, { id: "asc" }],
    select: PAIR,
  });
}

/** Pairs that the juror could not or would not judge do not come again, not even mirrored. */
async function notRefused(
  tx: Tx,
  roundId: string,
  jurorId: string,
  idsOf: (i: number, j: number) => [string, string],
): Promise<(i: number, j: number) => boolean> {
  const refused = await tx.comparison.findMany({
    where: { roundId, jurorId, current: true, outcome: { in: ["skip", "conflict"] } },
    select: PAIR,
  });
  const keyOf = (x: string, y: string) => [x, y].sort().join(" ");
  const keys = new Set(refused.map((pair) => keyOf(pair.projectAId, pair.projectBId)));
  return (i, j) => !keys.has(keyOf(...idsOf(i, j)));
}

/** Log weights by project of the newest fit on the training split; undefined while there is none. */
async function trainingTheta(
  tx: Tx,
  roundId: string,
  { method }: RoundSettings["weights"],
): Promise<Map<string, number> | undefined> {
  const fit = await tx.fit.findFirst({
    where: { roundId, method, scope: "train", status: "done" },
    orderBy: [{ finishedAt: "desc" }, { id: "desc" }],
    select: { weights: { select: { projectId: true, theta: true } } },
  });
  return fit ? new Map(fit.weights.map(({ projectId, theta }) => [projectId, theta])) : undefined;
}
