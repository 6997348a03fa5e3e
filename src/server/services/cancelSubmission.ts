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
    const own = await tx.submission.findFirst({
      where: { id: submissionId, roundId, userId: actorId },
      select: { roundId: true, userId: true, quotaWindow: true, status: true },
    });
    if (!own) throw new AppError("notFound", "You have no such submission in this round");
    const changed = await tx.$executeRaw`
      UPDATE "Submission" SET "status" = 'cancelled',
        "cancelRequestedAt" = now() AT TIME ZONE 'UTC', "finishedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${submissionId} AND "status" IN ('queued', 'running')`;
    if (changed > 0) {
      await giveBackQuota(tx, own);
      await appendAudit(tx, roundId, actorId, "submission.cancelled", { submissionId });
    } else if (own.status !== "cancelled") {
      throw new AppError(
        "conflict",
        "This submission is finished and cannot be cancelled any more",
      );
    }
  });
}
