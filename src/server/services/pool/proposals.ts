import { AppError } from "~/errors";
import { appendAudit } from "../audit";
import { withAllProblems } from "../fieldProblem";
import { actInPool, findProposal } from "./actInPool";
import { joinPool } from "./memberPower";
import { addressOf, amountOf } from "./poolAmounts";

export interface NewProposal {
  readonly poolId: string;
  readonly title: string;
  readonly text: string;
  /** In units of the pool's token, as a decimal. */
  readonly amount: string;
  /** Absent: what is released is held back until it is known. */
  readonly recipient?: string | undefined;
}

/**
 * Asks a pool for an amount. Whoever may stake in it may propose, and a proposal that is too large ever
 * to pass may be made, too: funds may be added. Whoever reads it is told.
 *
 * @throws AppError invalid with every problem; forbidden for whoever has no power in the pool
 */
export async function propose(
  userId: string,
  roundId: string,
  { poolId, title, text, ...asked }: NewProposal,
): Promise<{ proposalId: string }> {
  return actInPool(userId, roundId, poolId, async (tx, pool) => {
    const [amount, recipient] = withAllProblems(
      () => amountOf(asked.amount, pool.decimals, "amount"),
      () => addressOf(asked.recipient, "recipient"),
    );
    await joinPool(tx, pool, userId);
    const { id: proposalId } = await tx.proposal.create({
      data: { poolId, userId, title, text, amount: amount.toString(), recipient },
      select: { id: true },
    });
    const said = { poolId, proposalId, title, amount: amount.toString() };
    await appendAudit(tx, roundId, userId, "pool.proposed", said);
    return { proposalId };
  });
}

interface OfProposal {
  readonly poolId: string;
  readonly proposalId: string;
}

/** Takes one's own proposal back; what was staked on it is free again. */
export async function withdrawProposal(
  userId: string,
  roundId: string,
  { poolId, proposalId }: OfProposal,
): Promise<void> {
  await actInPool(userId, roundId, poolId, async (tx) => {
    const proposal = await findProposal(tx, poolId, proposalId);
    requireOwn(proposal, userId);
    requireStanding(proposal);
    // The database writes the time itself; Prisma wants one.
    const data = { status: "withdrawn", endedAt: new Date() } as const;
    await tx.proposal.update({ where: { id: proposalId }, data, select: { id: true } });
    await appendAudit(tx, roundId, userId, "pool.proposalWithdrawn", { poolId, proposalId });
  });
}

/** Says where one's own proposal is to be paid, where that was left open. */
export async function setRecipient(
  userId: string,
  roundId: string,
  { poolId, proposalId, recipient: text }: OfProposal & { readonly recipient: string },
): Promise<void> {
  await actInPool(userId, roundId, poolId, async (tx) => {
    const proposal = await findProposal(tx, poolId, proposalId);
    requireOwn(proposal, userId);
    requireStanding(proposal);
    const recipient = addressOf(text, "recipient");
    if (recipient === null) throw new AppError("invalid", "Write the address");
    await tx.proposal.update({
      where: { id: proposalId },
      data: { recipient },
      select: { id: true },
    });
    await appendAudit(tx, roundId, userId, "pool.recipientSet", { poolId, proposalId });
  });
}

function requireOwn(proposal: { userId: string }, userId: string): void {
  if (proposal.userId === userId) return;
  throw new AppError("forbidden", "Only whoever made a proposal does this");
}

/** @throws AppError conflict for a proposal that has ended */
function requireStanding({ status, endedAt }: { status: string; endedAt: Date | null }): void {
  if (endedAt !== null) throw new AppError("conflict", `This proposal is ${status} already`);
}
