import { asActor } from "../../db/client";
import { mapDbError } from "../../db/errors";
import { lockPool } from "./actInPool";
import { settle } from "./settle";

/** Releases at once what has crossed its trigger, instead of within the minute that the worker takes. */
export async function releaseCrossed(
  userId: string,
  roundId: string,
  poolId: string,
): Promise<{ released: number }> {
  const work = asActor(userId, async (tx) => ({
    released: await settle(tx, await lockPool(tx, roundId, poolId)),
  }));
  return work.catch(mapDbError);
}
