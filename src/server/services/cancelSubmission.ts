import { AppError } from "~/errors";
import { db } from "../db/client";
import { appendAudit } from "./audit";
import { giveBackQuota } from "./submissionQuota";

/** Cancels a submission that has no score yet; it then costs nothing. */
export async function cancelSubmission(
  actorId: string,
  roundId: string,
  submissionId: string,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ teamId: string; quotaWindow: string }[]>`
      UPDATE "Submission" SET "status" = 'cancelled',
        "cancelRequestedAt" = now() AT TIME ZONE 'UTC', "finishedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${submissionId} AND "roundId" = ${roundId} AND "userId" = ${actorId}
        AND "status" IN ('queued', 'running')
      RETURNING "teamId", "quotaWindow"`;
    const cancelled = rows[0];
    if (cancelled) {
      await giveBackQuota(tx, cancelled);
      await appendAudit(tx, roundId, actorId, "submission.cancelled", { submissionId });
      return;
    }
    const own = await tx.submission.findFirst({
      where: { id: submissionId, roundId, userId: actorId },
      select: { status: true },
    });
    if (!own) throw new AppError("notFound", "You have no such submission in this round");
    if (own.status !== "cancelled") {
      const message = `This submission is ${own.status} and cannot be cancelled any more`;
      throw new AppError("conflict", message);
    }
  });
}
