import { AppError } from "~/errors";
import { db } from "../db/client";
import { appendAudit } from "./audit";

/** Cancels a fit that waits or runs. Its worker notices at the next heartbeat and stops computing. */
export async function cancelFit(actorId: string, roundId: string, fitId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE "Fit" SET "status" = 'cancelled',
        "cancelRequestedAt" = now() AT TIME ZONE 'UTC', "finishedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${fitId} AND "roundId" = ${roundId} AND "status" IN ('queued', 'running')`;
    if (changed > 0) {
      await appendAudit(tx, roundId, actorId, "fit.cancelled", { fitId });
      return;
    }
    const fit = await tx.fit.findFirst({ where: { id: fitId, roundId } });
    if (!fit) throw new AppError("notFound", "There is no such fit in this round");
    if (fit.status !== "cancelled") {
      throw new AppError("conflict", `This fit is ${fit.status} and cannot be cancelled any more`);
    }
  });
}
