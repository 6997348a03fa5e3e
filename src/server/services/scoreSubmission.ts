import { workerDb } from "../db/worker";
import { appendAudit } from "./audit";
import { enqueue } from "./enqueue";
import { BOARD_TIMEOUT_MS, refreshBoard } from "./refreshBoard";
import { giveBackQuota } from "./submissionQuota";

interface Started {
  id: string;
  roundId: string;
  teamId: string;
  quotaWindow: string;
}

/**
 * Scores a submission on the public and the private split and has the board computed anew. Doing it twice,
 * after a worker was killed, gives the same scores once. A submission cancelled meanwhile leaves
 * nothing behind.
 *
 * @throws whatever went wrong; the caller tries again, and in the end calls {@link failSubmission}
 */
export async function scoreSubmission(submissionId: string): Promise<void> {
  const rows = await workerDb().$queryRaw<Started[]>`
    UPDATE "Submission" SET "status" = 'running', "startedAt" = now() AT TIME ZONE 'UTC'
    WHERE "id" = ${submissionId} AND "status" IN ('queued', 'running')
    RETURNING "id", "roundId", "teamId", "quotaWindow"`;
  const submission = rows[0];
  if (!submission) return;
  await workerDb().$transaction(
    async (tx) => {
      await refreshBoard(tx, submission.roundId, submissionId);
      const done = await tx.$executeRaw`
        UPDATE "Submission" SET "status" = 'done', "finishedAt" = now() AT TIME ZONE 'UTC'
        WHERE "id" = ${submissionId} AND "status" = 'running'`;
      if (done === 0) {
        await tx.score.deleteMany({ where: { submissionId, submission: { status: "cancelled" } } });
        return;
      }
      await appendAudit(tx, submission.roundId, null, "submission.scored", { submissionId });
      await enqueue(tx, "scoreBoard", { roundId: submission.roundId });
    },
    { timeout: BOARD_TIMEOUT_MS },
  );
}

/** Gives a submission up for good: it costs its modeler nothing. */
export async function failSubmission(submissionId: string, reason: string): Promise<void> {
  await workerDb().$transaction(async (tx) => {
    const rows = await tx.$queryRaw<Started[]>`
      UPDATE "Submission" SET "status" = 'failed', "error" = ${reason},
        "finishedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${submissionId} AND "status" IN ('queued', 'running')
      RETURNING "id", "roundId", "teamId", "quotaWindow"`;
    const submission = rows[0];
    if (!submission) return;
    await giveBackQuota(tx, submission);
    await appendAudit(tx, submission.roundId, null, "submission.failed", { submissionId, reason });
  });
}
