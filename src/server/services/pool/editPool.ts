import { AppError } from "~/errors";
import type { PoolStatus } from "../../db/generated/enums";
import { appendAudit } from "../audit";
import { actInPool } from "./actInPool";
import { storedRules } from "./createPool";
import { amountOf } from "./poolAmounts";
import { poolNow } from "./poolClock";
import type { PoolEdit } from "./poolInput";

/** Changes a pool's name and text; its rules as long as nobody takes part in it. */
export async function editPool(
  actorId: string,
  roundId: string,
  { poolId, rules, ...named }: PoolEdit & { poolId: string },
): Promise<void> {
  await actInPool(actorId, roundId, poolId, async (tx) => {
    const changes = { ...named, ...(rules && (await storedRules(tx, roundId, rules))) };
    await tx.pool.update({ where: { id: poolId }, data: changes, select: { id: true } });
    await appendAudit(tx, roundId, actorId, "pool.edited", { poolId, changes });
  });
}

const ACTIONS = { open: "pool.resumed", paused: "pool.paused", closed: "pool.closed" } as const;

/**
 * Pauses a pool, opens it again, or closes it for good. While it is paused conviction goes on charging
 * by the clock, but nobody stakes or proposes, and nothing is released: what stands above its trigger
 * is as the pool opens again.
 */
export async function setPoolStatus(
  actorId: string,
  roundId: string,
  { poolId, status }: { poolId: string; status: PoolStatus },
): Promise<void> {
  await actInPool(actorId, roundId, poolId, async (tx, pool) => {
    if (pool.status === status) return;
    if (pool.status === "closed") throw new AppError("gone", "This pool is closed for good");
    const now = await poolNow(tx, poolId);
    await tx.pool.update({
      where: { id: poolId },
      data: { status, settledAt: now, ...(status === "closed" && { closedAt: now }) },
      select: { id: true },
    });
    await appendAudit(tx, roundId, actorId, ACTIONS[status], { poolId });
  });
}

/** Enters funds that were added to a pool, or taken out of it; never more than there are. */
export async function changeFunds(
  actorId: string,
  roundId: string,
  input: { poolId: string; direction: "add" | "take"; amount: string; note: string },
): Promise<{ funds: string }> {
  const { poolId, direction, note } = input;
  return actInPool(actorId, roundId, poolId, async (tx, pool) => {
    const amount = amountOf(input.amount, pool.decimals, "amount");
    const adds = direction === "add";
    const change = (adds ? amount : -amount).toString();
    await tx.poolFunds.create({
      data: { poolId, reason: adds ? "added" : "taken", change, note, createdById: actorId },
      select: { id: true },
    });
    const action = adds ? "pool.fundsAdded" : "pool.fundsTaken";
    await appendAudit(tx, roundId, actorId, action, { poolId, amount: amount.toString(), note });
    const { funds } = await tx.pool.findUniqueOrThrow({ where: { id: poolId } });
    return { funds: funds.toFixed(0) };
  });
}
