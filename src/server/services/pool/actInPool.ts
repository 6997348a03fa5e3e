import { AppError } from "~/errors";
import { asActor, type Tx } from "../../db/client";
import { mapDbError } from "../../db/errors";
import type { Pool } from "../../db/generated/client";
import { enqueue } from "../enqueue";
import { settle } from "./settle";

/**
 * Carries out one act in a pool, after everything that happened by itself before it: holds the pool's
 * row, settles it, acts, and has the worker look at what the act leads to.
 *
 * @throws AppError notFound for a pool that this round does not have
 */
export async function actInPool<T>(
  actorId: string,
  roundId: string,
  poolId: string,
  act: (tx: Tx, pool: Pool) => Promise<T>,
): Promise<T> {
  const work = asActor(actorId, async (tx) => {
    await settle(tx, await lockPool(tx, roundId, poolId));
    const pool = await tx.pool.findUniqueOrThrow({ where: { id: poolId } });
    const done = await act(tx, pool);
    await enqueue(tx, "settlePool", { poolId });
    return done;
  });
  return work.catch(mapDbError);
}

/** Holds a pool's row until the transaction ends. */
export async function lockPool(tx: Tx, roundId: string, poolId: string): Promise<Pool> {
  await tx.$queryRaw`SELECT 1 FROM "Pool" WHERE "id" = ${poolId} FOR UPDATE`;
  return findPool(tx, roundId, poolId);
}

/** @throws AppError notFound for a pool that this round does not have */
export async function findPool(tx: Tx, roundId: string, poolId: string): Promise<Pool> {
  const pool = await tx.pool.findFirst({ where: { id: poolId, roundId } });
  if (!pool) throw new AppError("notFound", "There is no such pool in this round");
  return pool;
}

/** @throws AppError notFound for a proposal that this pool does not have */
export async function findProposal(tx: Tx, poolId: string, proposalId: string) {
  const proposal = await tx.proposal.findFirst({ where: { id: proposalId, poolId } });
  if (!proposal) throw new AppError("notFound", "There is no such proposal in this pool");
  return proposal;
}
