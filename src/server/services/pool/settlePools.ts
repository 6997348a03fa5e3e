import { workerDb } from "../../db/worker";
import { settle } from "./settle";

/** Has every open pool release what crossed its trigger. Called by the worker every minute. */
export async function settlePools(): Promise<void> {
  const pools = await workerDb().pool.findMany({
    where: { status: "open" },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  for (const { id } of pools) await settlePoolNow(id);
}

/** The same of one pool. However many do this at once, each proposal is released once. */
export async function settlePoolNow(poolId: string): Promise<void> {
  await workerDb().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Pool" WHERE "id" = ${poolId} FOR UPDATE`;
    const pool = await tx.pool.findUnique({ where: { id: poolId } });
    if (pool) await settle(tx, pool);
  });
}
