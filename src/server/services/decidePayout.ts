import { AppError } from "~/errors";
import { db, type Tx } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { FUNDING_READ_TIMEOUT_MS } from "./fundingPlan";
import { loadPayoutRun, type PayoutRunRecord, requireCurrent, requireIntact } from "./payoutRun";

export interface Decision {
  readonly runId: string;
  readonly approve: boolean;
  /** The hash of the lines that the approver looked at. */
  readonly linesHash: string;
  readonly note?: string;
}

/**
 * Approves or rejects a proposed run. The signature is over the lines; the person is not the one who
 * proposed them. Of any number of decisions at once the first counts, the others are refused.
 *
 * @throws AppError forbidden for the proposer; conflict when the run is not proposed (any more) or
 *   its lines are not those the approver saw, or what a recipe read has changed
 */
export async function decidePayout(
  actorId: string,
  roundId: string,
  decision: Decision,
): Promise<void> {
  const decide = async (tx: Tx) => {
    // Decisions on one run wait for each other here, so each sees what the one before it did.
    await tx.$queryRaw`SELECT 1 FROM "PayoutRun" WHERE "id" = ${decision.runId} FOR UPDATE`;
    const run = await loadPayoutRun(tx, roundId, decision.runId);
    requireDecidable(run, actorId, decision.linesHash);
    if (decision.approve) await requireCurrent(tx, run);
    await sign(tx, actorId, decision);
    await settle(tx, actorId, run, decision.approve);
    const { runId, linesHash, note = "" } = decision;
    const action = decision.approve ? "payout.approved" : "payout.rejected";
    await appendAudit(tx, roundId, actorId, action, { runId, linesHash, note });
  };
  const work = db.$transaction(decide, { timeout: FUNDING_READ_TIMEOUT_MS });
  await work.catch(mapDbError);
}

function requireDecidable(run: PayoutRunRecord, actorId: string, linesHash: string): void {
  if (run.status !== "proposed") {
    throw new AppError("conflict", `This run is ${run.status}; only a proposed one is decided on`);
  }
  if (run.proposedById === actorId) {
    throw new AppError(
      "forbidden",
      "Whoever proposed a run cannot decide on it; ask somebody else",
    );
  }
  if (run.linesHash !== linesHash) {
    throw new AppError("conflict", "These are not the lines you looked at; read the run again");
  }
  requireIntact(run);
}

async function sign(tx: Tx, userId: string, decision: Decision): Promise<void> {
  const { runId, approve, linesHash, note = "" } = decision;
  await tx.approval.create({ data: { runId, userId, approved: approve, linesHash, note } });
}

async function settle(
  tx: Tx,
  actorId: string,
  run: PayoutRunRecord,
  approve: boolean,
): Promise<void> {
  const changed = approve
    ? await tx.$executeRaw`
        UPDATE "PayoutRun" SET "status" = 'approved', "approvedById" = ${actorId},
          "decidedAt" = now() AT TIME ZONE 'UTC'
        WHERE "id" = ${run.id} AND "status" = 'proposed' AND "linesHash" = ${run.linesHash}`
    : await tx.$executeRaw`
        UPDATE "PayoutRun" SET "status" = 'rejected', "decidedAt" = now() AT TIME ZONE 'UTC'
        WHERE "id" = ${run.id} AND "status" = 'proposed'`;
  if (changed === 0) throw new AppError("conflict", "Somebody else has just decided on this run");
}
