import { halfLifeOfAlpha, largestPassable } from "~/core/conviction";
import { db } from "../../db/client";
import type { Pool, Proposal } from "../../db/generated/client";
import { findPool } from "./actInPool";
import { powerText } from "./poolRules";
import { type PoolStanding, poolStanding, standingOf } from "./poolStanding";

/** The round's pools, newest first. */
export async function listPools(roundId: string) {
  const pools = await db.pool.findMany({
    where: { roundId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { _count: { select: { members: true, proposals: true } } },
  });
  const open = await db.proposal.groupBy({
    by: ["poolId"],
    where: { pool: { roundId }, endedAt: null },
    _count: { _all: true },
  });
  return pools.map(({ _count, ...pool }) => ({
    ...described(pool),
    members: _count.members,
    proposals: _count.proposals,
    openProposals: open.find(({ poolId }) => poolId === pool.id)?._count._all ?? 0,
  }));
}

/** One pool: its rules, what is at stake in it, its funds, and how every proposal stands. */
export async function getPool(roundId: string, poolId: string) {
  const pool = await findPool(db, roundId, poolId);
  const standing = await poolStanding(db, pool);
  const members = await db.poolMember.aggregate({
    where: { poolId },
    _count: { _all: true },
    _sum: { power: true },
  });
  const proposals = await proposalsOf(poolId);
  const stakers = await stakersOf(poolId);
  const numbers = standing.run.numbers();
  const entries = await db.poolFunds.findMany({
    where: { poolId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    include: { release: { select: { proposalId: true } } },
  });
  return {
    ...described(pool),
    now: standing.now,
    members: members._count._all,
    /** Power of everybody who has taken part so far. */
    power: members._sum.power ? powerText(members._sum.power) : "0",
    /** At stake, abstentions included; and what the trigger counts as such. */
    staked: numbers.supply.staked,
    counted: Math.max(numbers.supply.counted, numbers.minimumStake),
    abstained: standing.run.chargingOf(null).stake,
    abstainers: stakers.get(null) ?? 0,
    /** Above it nothing passes at any stake, in the smallest unit. */
    largestRequest: Math.max(0, largestPassable(numbers)),
    /** Share of the power at stake that even a request for next to nothing needs. */
    smallestShare: pool.rho / pool.beta ** 2,
    proposals: proposals.map((proposal) =>
      proposalRow(standing, proposal, stakers.get(proposal.id) ?? 0),
    ),
    entries: entries.map(({ reason, change, at, note, release }) => ({
      ...{ reason, change: change.toFixed(0), at, note, proposalId: release?.proposalId ?? null },
    })),
  };
}

/** A pool without its standing. */
export function described(pool: Pool) {
  return {
    ...{ id: pool.id, name: pool.name, description: pool.description, status: pool.status },
    /** What is left, in the smallest unit. */
    funds: pool.funds.toFixed(0),
    token: { symbol: pool.tokenSymbol, address: pool.tokenAddress, decimals: pool.decimals },
    rules: {
      ...{ alpha: pool.alpha, halfLife: halfLifeOf(pool.alpha), unit: pool.unit },
      ...{ beta: pool.beta, rho: pool.rho, minimumAge: pool.minimumAge },
      minimumStake: powerText(pool.minimumStake),
      power: {
        ...{ source: pool.powerSource, credential: pool.credential, rule: pool.powerRule },
        limit: pool.powerLimit ? powerText(pool.powerLimit) : null,
      },
    },
    ...{ createdAt: pool.createdAt, closedAt: pool.closedAt },
  };
}

/** As people wrote it, without what rounding adds. */
const HALF_LIFE_DIGITS = 12;
const halfLifeOf = (alpha: number) => Number(halfLifeOfAlpha(alpha).toPrecision(HALF_LIFE_DIGITS));

const WITH_ALL = {
  user: { select: { name: true } },
  disputes: { orderBy: { createdAt: "asc" as const } },
  release: { include: { run: { select: { id: true, status: true, executedAt: true } } } },
};

type Found = Awaited<ReturnType<typeof proposalsOf>>[number];

/** A pool's proposals, or one of them, the newest first. */
export function proposalsOf(poolId: string, proposalId?: string) {
  return db.proposal.findMany({
    where: { poolId, ...(proposalId && { id: proposalId }) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: WITH_ALL,
  });
}

/** How many people have something on each proposal, and how many abstain (null). */
export async function stakersOf(poolId: string): Promise<Map<string | null, number>> {
  const rows = await db.$queryRaw<{ proposalId: string | null; people: number }[]>`
    SELECT "proposalId", count(*)::int AS people FROM (
      SELECT DISTINCT ON ("userId", "proposalId") "proposalId", "amount" FROM "Stake"
      WHERE "poolId" = ${poolId} ORDER BY "userId", "proposalId", "id" DESC) c
    WHERE "amount" > 0 GROUP BY 1`;
  return new Map(rows.map(({ proposalId, people }) => [proposalId, people]));
}

/** A proposal as lists show it. */
export function proposalRow(standing: PoolStanding, proposal: Found, stakers: number) {
  const { id, status, release, disputes } = proposal;
  const crossed = standing.crossed.get(id);
  const isOver = proposal.endedAt !== null || crossed || standing.pool.status === "closed";
  return {
    ...asked(proposal),
    ...{ status, createdAt: proposal.createdAt, endedAt: proposal.endedAt, stakers },
    /** Null once it has ended or crossed, or its pool is closed. */
    standing: isOver ? null : standingOf(standing, id),
    /** It has crossed its trigger, and the worker is about to release it. */
    crossedAt: crossed ? new Date(crossed.at) : null,
    release: release && {
      ...{ at: release.at, conviction: release.conviction, threshold: release.threshold },
      ...{ runId: release.runId, runStatus: release.run.status, paidAt: release.run.executedAt },
    },
    /** Why it is disputed, where it is. */
    dispute: disputes.find(({ liftedAt }) => liftedAt === null)?.reason ?? null,
  };
}

function asked({ id, title, amount, recipient, user }: Found & Pick<Proposal, "title">) {
  return { ...{ id, title, recipient }, amount: amount.toFixed(0), proposer: user.name };
}
