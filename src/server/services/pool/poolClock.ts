import { env } from "~/env.js";
import type { Tx } from "../../db/client";

/**
 * The time in a pool: the database's clock. Tests may have moved it on, by a row that only the owner of
 * the tables can write; a process that was not told to work with such clocks refuses to.
 */
export async function poolNow(tx: Tx, poolId: string): Promise<Date> {
  const [clock] = await tx.$queryRaw<{ now: Date; shifted: boolean }[]>`
    SELECT steelyard_pool_now(${poolId}) AS now,
      EXISTS (SELECT 1 FROM "PoolClockShift" WHERE "poolId" = ${poolId}) AS shifted`;
  if (clock!.shifted && !env().STEELYARD_TEST_CLOCK) {
    throw new Error(`The clock of pool ${poolId} was moved on, and STEELYARD_TEST_CLOCK is not 1`);
  }
  return clock!.now;
}
