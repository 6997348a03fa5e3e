import { appendAudit } from "../audit";
import { actInPool } from "./actInPool";
import { memberOf, sourceAmounts } from "./memberPower";
import { powerText } from "./poolRules";

/**
 * Finds the power of everybody in a pool anew, as after a newer list of holders. Whoever has more at
 * stake than that keeps it there and can add nothing.
 */
export async function renewPowers(
  actorId: string,
  roundId: string,
  poolId: string,
): Promise<{ members: number; changed: number }> {
  return actInPool(actorId, roundId, poolId, async (tx, pool) => {
    const members = await tx.poolMember.findMany({ where: { poolId } });
    const amounts = await sourceAmounts(
      tx,
      pool,
      members.map(({ userId }) => userId),
    );
    let changed = 0;
    for (const { userId, power } of members) {
      const found = memberOf(pool, amounts.get(userId) ?? 0);
      if (found.power === powerText(power)) continue;
      changed += 1;
      await tx.poolMember.update({
        where: { poolId_userId: { poolId, userId } },
        data: found,
        select: { userId: true },
      });
    }
    const said = { poolId, members: members.length, changed };
    await appendAudit(tx, roundId, actorId, "pool.powersRenewed", said);
    return { members: members.length, changed };
  });
}
