import type { PoolHistory } from "~/core/conviction";
import type { Tx } from "../../db/client";
import type { Pool } from "../../db/generated/client";
import { rulesOf } from "./poolRules";

/** All that happened in a pool, members taken together, as the core replays it. */
export async function loadHistory(tx: Tx, pool: Pool): Promise<PoolHistory> {
  const proposals = await tx.proposal.findMany({
    where: { poolId: pool.id },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, amount: true, createdAt: true, endedAt: true, status: true },
  });
  const stakes = await tx.$queryRaw<{ at: Date; target: string | null; change: number }[]>`
    SELECT "at", "proposalId" AS target, sum("change")::float8 AS change FROM "Stake"
    WHERE "poolId" = ${pool.id} GROUP BY 1, 2 ORDER BY 1`;
  const entries = await tx.poolFunds.findMany({
    where: { poolId: pool.id },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { at: true, change: true },
  });
  return {
    rules: rulesOf(pool),
    proposals: proposals.map(({ id, amount, createdAt, endedAt, status }) => ({
      ...{ id, requested: amount.toNumber(), createdAt: createdAt.getTime() },
      ...{ endedAt: endedAt?.getTime() ?? null, held: status !== "open" },
    })),
    stakes: stakes.map(({ at, ...stake }) => ({ ...stake, at: at.getTime() })),
    funds: entries.map(({ at, change }) => ({ at: at.getTime(), change: change.toNumber() })),
  };
}
