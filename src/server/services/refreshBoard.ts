import type { Metric } from "~/core/scoring";
import type { Tx } from "../db/client";
import { releaseScores } from "./board/ladderReleases";
import { ladderSettings } from "./board/ladderSettings";
import { HOLDOUT_SPLITS, loadHoldout, type RoundHoldout } from "./loadHoldout";
import { parseRoundSettings } from "./roundSettings";
import { scoreBaselines } from "./scoreBaselines";
import { scoreWeights } from "./scoreWeights";

/** Longest a board may take to be scored, all of it; many times what is ever seen. */
export const BOARD_TIMEOUT_MS = 600_000;

/**
 * Brings every score of a round up to its judgements, as they are now, on both held-out splits:
 * scores are compared only on the same rows. What is up to date already is left alone, so a board
 * whose judgements did not change costs one score per new submission.
 *
 * Holds the round's board lock until the transaction ends, so two workers do not score against
 * different rows at once.
 *
 * @param alsoSubmissionId a submission that is being scored and not done yet
 */
export async function refreshBoard(
  tx: Tx,
  roundId: string,
  alsoSubmissionId?: string,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`board:${roundId}`}, 0))`;
  const { settings } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  const { metric, contest } = parseRoundSettings(settings);
  for (const split of HOLDOUT_SPLITS) {
    const holdout = await loadHoldout(tx, roundId, split);
    await scoreBaselines(tx, roundId, holdout, metric);
    await scoreMissing(tx, roundId, holdout, metric, alsoSubmissionId);
    await tx.score.deleteMany({ where: { roundId, split, holdoutHash: { not: holdout.hash } } });
    if (split !== "public") continue;
    const fixed = contest.ladderStep;
    const step = await ladderSettings(tx, roundId, holdout, { metric, fixed });
    if (!step) continue;
    await releaseScores(tx, { roundId, holdoutHash: holdout.hash, metric, step: step.eta });
  }
}

/** Scores the submissions that have no score on these rows, one at a time. */
async function scoreMissing(
  tx: Tx,
  roundId: string,
  holdout: RoundHoldout,
  metric: Metric,
  alsoSubmissionId?: string,
): Promise<void> {
  const submissions = await tx.submission.findMany({
    where: {
      roundId,
      OR: [{ status: "done" }, ...(alsoSubmissionId ? [{ id: alsoSubmissionId }] : [])],
      scores: { none: { split: holdout.split, holdoutHash: holdout.hash } },
    },
    orderBy: { createdAt: "asc" },
    select: { id: true, weights: true },
  });
  for (const { id, weights } of submissions) {
    const byName = new Map(Object.entries(weights as Record<string, number>));
    const score = scoreWeights(byName, holdout, metric);
    if (!score) continue;
    await tx.score.createMany({
      data: [{ submissionId: id, roundId, ...score }],
      skipDuplicates: true,
    });
  }
}
