import { AppError } from "~/errors";
import { db } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { loadPayoutRun, requireIntact } from "./payoutRun";

export interface Executed {
  readonly runId: string;
  readonly executionRef: string;
  readonly executedAt: Date;
}

/**
 * Records that an approved run was paid, under the transaction hash (or other reference) that paid
 * it. The same reference again gets the same answer; another one is refused: a run is paid once.
 */
export async function executePayout(
  actorId: string,
  roundId: string,
  input: { runId: string; executionRef: string },
): Promise<Executed> {
  const { runId, executionRef } = input;
  const work = db.$transaction(async (tx) => {
    requireIntact(await loadPayoutRun(tx, roundId, runId));
    const changed = await tx.$executeRaw`
      UPDATE "PayoutRun" SET "status" = 'executed', "executionRef" = ${executionRef},
        "executedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${runId} AND "status" = 'approved'`;
    const run = await loadPayoutRun(tx, roundId, runId);
    if (changed > 0) {
      const { linesHash } = run;
      await appendAudit(tx, roundId, actorId, "payout.executed", {
        runId,
        linesHash,
        executionRef,
      });
    } else if (run.status !== "executed") {
      throw new AppError("conflict", `This run is ${run.status}; only an approved one is executed`);
    } else if (run.executionRef !== executionRef) {
      throw new AppError("conflict", `This run was already executed as ${run.executionRef}`);
    }
    return { runId, executionRef, executedAt: run.executedAt! };
  });
  return work.catch(mapDbError);
}
