import { db } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { enqueueFinalWork } from "./enqueueFinalWork";
import { lockRound } from "./lockRound";

/**
 * Ends judging and the contest for good, and has the final weights and scores computed. The seed of
 * the split is public from here on.
 *
 * @throws AppError conflict unless the round is open
 */
export async function closeRound(actorId: string, roundId: string): Promise<void> {
  const work = db.$transaction(async (tx) => {
    await lockRound(tx, roundId, "open", "Only an open round can be closed");
    await tx.$executeRaw`
      UPDATE "Round" SET "status" = 'closed', "closedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${roundId}`;
    const { splitSeed } = await tx.round.findUniqueOrThrow({
      where: { id: roundId },
      select: { splitSeed: true },
    });
    await appendAudit(tx, roundId, actorId, "round.closed", { splitSeed });
    await enqueueFinalWork(tx, roundId);
  });
  await work.catch(mapDbError);
}
