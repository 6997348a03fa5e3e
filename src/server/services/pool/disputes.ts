import { AppError } from "~/errors";
import { appendAudit } from "../audit";
import { actInPool, findProposal } from "./actInPool";
import { poolNow } from "./poolClock";

interface Word {
  readonly poolId: string;
  readonly proposalId: string;
  /** Public. */
  readonly reason: string;
}

/**
 * An organizer's veto: the proposal goes on charging, and is not released until it is lifted. What
 * crossed its trigger before is released; its payout run can still be rejected.
 */
export async function disputeProposal(
  actorId: string,
  roundId: string,
  { poolId, proposalId, reason }: Word,
): Promise<void> {
  await actInPool(actorId, roundId, poolId, async (tx) => {
    const { status } = await findProposal(tx, poolId, proposalId);
    if (status !== "open") {
      throw new AppError("conflict", `This proposal is ${status}; only an open one is disputed`);
    }
    await tx.dispute.create({
      data: { proposalId, reason, createdById: actorId },
      select: { id: true },
    });
    await appendAudit(tx, roundId, actorId, "pool.disputed", { poolId, proposalId, reason });
  });
}

/** Takes the veto back; a proposal that stands above its trigger is released from now on. */
export async function liftDispute(
  actorId: string,
  roundId: string,
  { poolId, proposalId, reason }: Word,
): Promise<void> {
  await actInPool(actorId, roundId, poolId, async (tx) => {
    await findProposal(tx, poolId, proposalId);
    const now = await poolNow(tx, poolId);
    const { count } = await tx.dispute.updateMany({
      where: { proposalId, liftedAt: null },
      data: { liftedAt: now, liftedById: actorId, liftReason: reason },
    });
    if (count === 0) throw new AppError("conflict", "This proposal is not disputed");
    await tx.pool.update({ where: { id: poolId }, data: { settledAt: now }, select: { id: true } });
    await appendAudit(tx, roundId, actorId, "pool.disputeLifted", { poolId, proposalId, reason });
  });
}
