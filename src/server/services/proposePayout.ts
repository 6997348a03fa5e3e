import { AppError } from "~/errors";
import { db } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { loadPayoutRun, requireIntact } from "./payoutRun";

/** Puts a draft up for approval by somebody else. A round has one live run of a kind at most. */
export async function proposePayout(
  actorId: string,
  roundId: string,
  runId: string,
): Promise<void> {
  const work = db.$transaction(async (tx) => {
    const run = await loadPayoutRun(tx, roundId, runId);
    requireIntact(run);
    const proposed = await tx.$executeRaw`
      UPDATE "PayoutRun" SET "status" = 'proposed', "proposedById" = ${actorId},
        "proposedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${runId} AND "status" = 'draft'`;
    if (proposed === 0) {
      throw new AppError("conflict", `This run is ${run.status} and cannot be proposed again`);
    }
    const { linesHash } = run;
    await appendAudit(tx, roundId, actorId, "payout.proposed", { runId, linesHash });
  });
  await work.catch(mapDbError);
}
