import { AppError } from "~/errors";
import { db } from "../db/client";
import { appendAudit } from "./audit";
import { enqueue } from "./enqueue";
import { newestVersion, recordedCount } from "./freezeVersion";
import { lockRound } from "./lockRound";

/**
 * Asks the worker for a new version of a round's data, and for the board on it.
 *
 * @throws AppError conflict unless the round is open and judgements were recorded since the newest one
 */
export async function publishData(actorId: string, roundId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockRound(tx, roundId, "open", "Data is published while the round is open");
    const newest = await newestVersion(tx, roundId);
    if (newest && newest.recorded === (await recordedCount(tx, roundId))) {
      const since = `version ${newest.version}`;
      throw new AppError("conflict", `Nothing was judged since ${since}; it is still the data`);
    }
    await appendAudit(tx, roundId, actorId, "data.requested");
    await enqueue(tx, "freezeData", { roundId, reason: "requested", requestedById: actorId });
  });
}
