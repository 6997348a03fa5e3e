import { AppError } from "~/errors";
import { db, type Tx } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { FUNDING_READ_TIMEOUT_MS } from "./fundingPlan";
import { loadPayoutRun, requireCurrent, requireIntact } from "./payoutRun";

/**
 * Puts a draft up for approval by somebody else. A round has one live run at most that divides its
 * pool, and one of prizes.
 *
 * @throws AppError conflict unless it is a draft, and where what its recipe read has changed
 */
export async function proposePayout(
  actorId: string,
  roundId: string,
  runId: string,
): Promise<void> {
  const propose = async (tx: Tx) => {
    const run = await loadPayoutRun(tx, roundId, runId);
    requireIntact(run);
    if (run.status === "draft") await requireCurrent(tx, run);
    const proposed = await tx.$executeRaw`
      UPDATE "PayoutRun" SET "status" = 'proposed', "proposedById" = ${actorId},
        "proposedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${runId} AND "status" = 'draft'`;
    if (proposed === 0) {
      throw new AppError("conflict", `This run is ${run.status} and cannot be proposed again`);
    }
    const { linesHash } = run;
    await appendAudit(tx, roundId, actorId, "payout.proposed", { runId, linesHash });
  };
  const work = db.$transaction(propose, { timeout: FUNDING_READ_TIMEOUT_MS });
  await work.catch(mapDbError);
}
