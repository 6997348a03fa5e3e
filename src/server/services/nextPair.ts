import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import { asJuror } from "./asJuror";
import { asksReason } from "./asksReason";
import { JUDGED_PROJECT, judgedProject } from "./judgedProject";
import { judgingProgress } from "./judgingProgress";
import { noTokenYet, pairToken } from "./pairToken";
import { type PickedPair, pickPair } from "./pickPair";
import { requireOpen } from "./roundOpen";
import { parseRoundSettings } from "./roundSettings";

/** Pairs a juror can be given beside the one on the screen: a tunnel is longer than one answer. */
export const AHEAD_MAX = 5;

/**
 * The pair a juror is to judge now and up to `ahead` that follow it, each with a token good for one
 * answer; `pair` is null when there is nothing left to ask. A pair that was served and not answered
 * is served again, in its place and under its token: reloading does not let a juror pick and choose,
 * and does not spoil an answer that is on its way.
 *
 * @throws AppError gone once judging has ended; conflict in a round of sets
 */
export async function nextPair(jurorId: string, roundId: string, ahead = 0) {
  return asJuror(jurorId, roundId, async (tx) => {
    await requireOpen(tx, roundId);
    await requirePairs(tx, roundId);
    const pairs = await openPairs(tx, roundId, jurorId, ahead + 1);
    while (pairs.length <= ahead) {
      const fresh = await pickPair(tx, roundId, jurorId);
      if (!fresh) break;
      pairs.push(await servePair(tx, roundId, jurorId, fresh));
    }
    const [pair = null, ...following] = pairs;
    return { pair, ahead: following, progress: await judgingProgress(tx, roundId, jurorId) };
  });
}

const WITH_PROJECTS = {
  id: true,
  tokenHash: true,
  projectA: { select: JUDGED_PROJECT },
  projectB: { select: JUDGED_PROJECT },
} as const;

/** @throws AppError conflict */
async function requirePairs(tx: Tx, roundId: string): Promise<void> {
  const { settings } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  if (parseRoundSettings(settings).input === "pairs") return;
  throw new AppError("conflict", "This round asks for sets of projects; open its page anew");
}

/** The juror's pairs that wait for an answer, in the order they were served. */
export async function openPairs(tx: Tx, roundId: string, jurorId: string, take: number) {
  const open = await tx.assignment.findMany({
    where: { roundId, jurorId, answeredAt: null },
    orderBy: [{ servedAt: "asc" }, { id: "asc" }],
    take,
    select: WITH_PROJECTS,
  });
  const pairs = [];
  for (const assignment of open) pairs.push(await served(tx, assignment, jurorId));
  return pairs;
}

/** Serves a picked pair, under a token of its own. */
export async function servePair(tx: Tx, roundId: string, jurorId: string, pair: PickedPair) {
  const tokenHash = noTokenYet();
  const assignment = await tx.assignment.create({
    data: { roundId, jurorId, tokenHash, ...pair },
    select: WITH_PROJECTS,
  });
  // Of several pairs served at once each has its time: the order they are asked in stays.
  await tx.$executeRaw`
    UPDATE "Assignment" SET "servedAt" = clock_timestamp() AT TIME ZONE 'UTC'
    WHERE "id" = ${assignment.id}`;
  return served(tx, assignment, jurorId);
}

interface Served {
  id: string;
  tokenHash: string;
  projectA: Parameters<typeof judgedProject>[0];
  projectB: Parameters<typeof judgedProject>[0];
}

/** Neither the split nor why the pair was chosen is told: both could change what a juror says. */
async function served(
  tx: Tx,
  { id, tokenHash: stored, projectA, projectB }: Served,
  juror: string,
) {
  const { token, tokenHash } = pairToken(id, juror);
  // Also after the server's secret was changed.
  if (tokenHash !== stored) await tx.assignment.update({ where: { id }, data: { tokenHash } });
  const [a, b] = [judgedProject(projectA), judgedProject(projectB)];
  return { id, token, asksReason: asksReason(id), a, b };
}
