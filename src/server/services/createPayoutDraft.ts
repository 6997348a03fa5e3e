import { db } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { linesHashOf, planPayout } from "./payoutPlan";

/** Writes down the split by a fit's weights as a draft. Its lines never change again. */
export async function createPayoutDraft(
  actorId: string,
  roundId: string,
  fitId?: string,
): Promise<{ runId: string; linesHash: string }> {
  const work = db.$transaction(async (tx) => {
    const plan = await planPayout(tx, roundId, fitId);
    const linesHash = linesHashOf(plan);
    const { id: runId } = await tx.payoutRun.create({
      data: {
        roundId,
        fitId: plan.fitId,
        pool: plan.pool.toString(),
        tokenSymbol: plan.token.symbol,
        tokenAddress: plan.token.address,
        decimals: plan.token.decimals,
        linesHash,
        createdById: actorId,
      },
      select: { id: true },
    });
    await tx.payoutLine.createMany({
      data: plan.lines.map(({ projectId, weight, amount, address }) => ({
        runId,
        projectId,
        weight,
        amount: amount.toString(),
        address,
      })),
    });
    await appendAudit(tx, roundId, actorId, "payout.drafted", { runId, linesHash });
    return { runId, linesHash };
  });
  return work.catch(mapDbError);
}
