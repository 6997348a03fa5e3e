import { allocationOutlook, type PoolOutlook } from "~/core/conviction";
import { AppError } from "~/errors";
import { db } from "../../db/client";
import { findPool } from "./actInPool";
import { memberOf, sourceAmounts, whyNoPower } from "./memberPower";
import { powerText, readPower, writePower } from "./poolRules";
import { poolStanding } from "./poolStanding";
import type { StakeOn } from "./stakes";
import { currentStakes } from "./stakes";

/** What a person may put at stake in a pool, what of it they have, and on what. */
export async function ownStakes(userId: string, roundId: string, poolId: string) {
  const pool = await findPool(db, roundId, poolId);
  const key = { poolId_userId: { poolId, userId } };
  const joined = await db.poolMember.findUnique({ where: key });
  // Who has none so far is looked up again when they act, so here, too.
  const found = joined?.power.gt(0)
    ? { amount: joined.amount, power: powerText(joined.power) }
    : memberOf(pool, (await sourceAmounts(db, pool, [userId])).get(userId) ?? 0);
  const current = await currentStakes(db, poolId, userId);
  const staked = [...current.values()].reduce((sum, amount) => sum + amount, 0n);
  const power = readPower(found.power);
  return {
    ...{ ...found, joined: joined !== null, staked: writePower(staked) },
    free: writePower(power > staked ? power - staked : 0n),
    /** Why there is none; null where there is some. */
    noPower: whyNoPower(pool, power),
    abstained: writePower(current.get(null) ?? 0n),
    stakes: [...current].flatMap(([proposalId, amount]) =>
      proposalId === null ? [] : [{ proposalId, amount: writePower(amount) }],
    ),
  };
}

/** How every open proposal would stand if a person's stakes were these and no others. */
export async function whatIfStaked(
  userId: string | null,
  roundId: string,
  { poolId, stakes }: { poolId: string; stakes: readonly StakeOn[] },
): Promise<{ id: string; before: PoolOutlook; after: PoolOutlook }[]> {
  const pool = await findPool(db, roundId, poolId);
  const { run, history } = await poolStanding(db, pool);
  const open = history.proposals.filter(({ endedAt }) => endedAt === null);
  const unknown = stakes.find(
    ({ proposalId }) => proposalId && !open.some((p) => p.id === proposalId),
  );
  if (unknown) throw new AppError("notFound", "There is no such open proposal in this pool");
  const own = userId ? await currentStakes(db, poolId, userId) : new Map<null, bigint>();
  const before = new Map([...own].map(([id, amount]) => [id, Number(writePower(amount))]));
  const after = new Map(stakes.map(({ proposalId, amount }) => [proposalId, Number(amount)]));
  const charging = open.map(({ id, requested }) => ({ id, requested, ...run.chargingOf(id) }));
  return allocationOutlook(charging, run.numbers(), before, after);
}
