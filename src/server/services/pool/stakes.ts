import { AppError } from "~/errors";
import type { Tx } from "../../db/client";
import { actInPool } from "./actInPool";
import { joinPool } from "./memberPower";
import { readPower } from "./poolRules";

/** What a member has on one proposal; null: abstains with. */
export interface StakeOn {
  readonly proposalId: string | null;
  /** From now on, in power; "0" takes it off. */
  readonly amount: string;
}

export interface Allocation {
  readonly poolId: string;
  readonly stakes: readonly StakeOn[];
  /** Takes everything off what is not named. */
  readonly only: boolean;
}

/**
 * Puts a member's power on proposals, several at once or none: what is named gets the amount from now
 * on. Taken off first, then put on, so that power can be moved; all of it, or nothing where it comes to
 * more than there is. The stakes are their own record: no audit event repeats them.
 *
 * @throws AppError forbidden for whoever has no power; conflict for more than they have
 */
export async function allocate(
  userId: string,
  roundId: string,
  { poolId, stakes, only }: Allocation,
): Promise<{ changed: number }> {
  requireEachOnce(stakes);
  return actInPool(userId, roundId, poolId, async (tx, pool) => {
    if (pool.status !== "open") {
      throw new AppError("gone", `This pool is ${pool.status}; stakes stay as they are`);
    }
    await joinPool(tx, pool, userId);
    const current = await currentStakes(tx, poolId, userId);
    const wanted = new Map(stakes.map((stake) => [stake.proposalId, stake.amount]));
    if (only) for (const key of current.keys()) if (!wanted.has(key)) wanted.set(key, "0");
    const changes = [...wanted]
      .map(([proposalId, amount]) => {
        const before = current.get(proposalId) ?? 0n;
        return { proposalId, amount, change: readPower(amount) - before };
      })
      .filter(({ change }) => change !== 0n)
      .sort((x, y) => (x.change < y.change ? -1 : 1));
    await requireStanding(tx, poolId, changes);
    for (const { proposalId, amount } of changes) {
      await tx.stake.create({ data: { poolId, userId, proposalId, amount }, select: { id: true } });
    }
    return { changed: changes.length };
  });
}

function requireEachOnce(stakes: readonly StakeOn[]): void {
  const targets = new Set(stakes.map(({ proposalId }) => proposalId));
  if (targets.size === stakes.length) return;
  throw new AppError("invalid", "A proposal is named twice; say once how much goes on it");
}

/** @throws AppError notFound for a proposal of no such pool; conflict for one that has ended */
async function requireStanding(
  tx: Tx,
  poolId: string,
  changes: readonly { readonly proposalId: string | null }[],
): Promise<void> {
  const ids = changes.flatMap(({ proposalId }) => proposalId ?? []);
  const found = await tx.proposal.findMany({ where: { poolId, id: { in: ids } } });
  if (found.length < ids.length) {
    throw new AppError("notFound", "There is no such proposal in this pool");
  }
  const ended = found.find(({ endedAt }) => endedAt !== null);
  if (ended) {
    throw new AppError(
      "conflict",
      `"${ended.title}" is ${ended.status}; what was on it is free again`,
    );
  }
}

/** A member's stakes above 0 on what may still pass, and what they abstain with (null), in millionths. */
export async function currentStakes(
  tx: Tx,
  poolId: string,
  userId: string,
): Promise<Map<string | null, bigint>> {
  const rows = await tx.$queryRaw<{ proposalId: string | null; amount: string }[]>`
    SELECT c."proposalId", c."amount"::text AS amount FROM (
      SELECT DISTINCT ON ("proposalId") "proposalId", "amount" FROM "Stake"
      WHERE "poolId" = ${poolId} AND "userId" = ${userId} ORDER BY "proposalId", "id" DESC) c
    LEFT JOIN "Proposal" p ON p."id" = c."proposalId"
    WHERE p."endedAt" IS NULL AND c."amount" > 0 ORDER BY 1`;
  return new Map(rows.map(({ proposalId, amount }) => [proposalId, readPower(amount)]));
}
