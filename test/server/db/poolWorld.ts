import type { Prisma } from "~/server/db/generated/client";
import { workerDb } from "~/server/db/worker";
import type { Fixture } from "../services/fixture";

/** Pools in every state, and in the open one a proposal in every state; the juror has 100 power in it. */
export interface PoolRows {
  pools: Record<"open" | "empty" | "paused" | "closed", string>;
  proposals: Record<"open" | "addressed" | "disputed" | "withdrawn" | "released", string>;
  /** Of the juror, on the open one: 60. */
  stakeId: bigint;
  disputeId: string;
  releaseId: string;
  entryId: bigint;
  /** Drafts that pay the open and the disputed proposal. */
  proposalRuns: Record<"open" | "disputed", string>;
}

const RECIPIENT = `0x${"7".repeat(40)}`;

export async function addPools({ roundId, people }: Fixture): Promise<PoolRows> {
  const db = workerDb();
  const pools = {
    open: await addPool(roundId, "open"),
    empty: await addPool(roundId, "empty"),
    paused: await addPool(roundId, "paused"),
    closed: await addPool(roundId, "closed"),
  };
  const poolId = pools.open;
  const entry = await db.poolFunds.create({ data: { poolId, reason: "opened", change: "1000" } });
  for (const id of Object.values(pools).filter((id) => id !== pools.empty)) {
    const part = { poolId: id, amount: 1, power: "100" };
    await db.poolMember.create({ data: { ...part, userId: people.juror } });
  }
  await db.pool.update({ where: { id: pools.paused }, data: { status: "paused" } });
  await db.pool.update({
    where: { id: pools.closed },
    data: { status: "closed", closedAt: new Date() },
  });
  const propose = async (title: string, more: object = {}) => {
    const asked = { poolId, userId: people.juror, title, text: "", amount: "50", ...more };
    return (await db.proposal.create({ data: asked })).id;
  };
  const proposals = {
    open: await propose("open"),
    addressed: await propose("addressed", { recipient: RECIPIENT }),
    disputed: await propose("disputed"),
    withdrawn: await propose("withdrawn"),
    released: await propose("released"),
  };
  const stake = await db.stake.create({
    data: { poolId, userId: people.juror, proposalId: proposals.open, amount: "60" },
  });
  const dispute = await db.dispute.create({
    data: { proposalId: proposals.disputed, reason: "No", createdById: people.organizer },
  });
  await db.proposal.update({
    where: { id: proposals.withdrawn },
    data: { status: "withdrawn", endedAt: new Date() },
  });
  const runOf = (proposalId: string) => addProposalRun(roundId, proposalId, people.organizer);
  const release = await db.proposalRelease.create({
    data: {
      ...{ proposalId: proposals.released, runId: await runOf(proposals.released), amount: "50" },
      ...{ conviction: 2, threshold: 1, at: await nowOf(poolId) },
    },
  });
  return {
    ...{ pools, proposals, stakeId: stake.id, disputeId: dispute.id, releaseId: release.id },
    entryId: entry.id,
    proposalRuns: { open: await runOf(proposals.open), disputed: await runOf(proposals.disputed) },
  };
}

async function addPool(roundId: string, name: string): Promise<string> {
  const data: Prisma.PoolUncheckedCreateInput = {
    ...{ roundId, name, tokenSymbol: "USDC", decimals: 6, alpha: 0.8, beta: 0.2, rho: 0.0025 },
    ...{ minimumAge: 0, powerSource: "equal", powerRule: "fixed", powerLimit: "100" },
    ...{ settledAt: new Date(0), createdById: "organizer" },
  };
  return (await workerDb().pool.create({ data })).id;
}

async function addProposalRun(roundId: string, proposalId: string, createdById: string) {
  const run = await workerDb().payoutRun.create({
    data: {
      ...{ roundId, kind: "proposal", basis: {}, pool: "50", tokenSymbol: "USDC", decimals: 6 },
      ...{ linesHash: "lines", createdById },
      lines: { create: { proposalId, weight: 1, amount: "50" } },
    },
  });
  return run.id;
}

async function nowOf(poolId: string): Promise<Date> {
  const [row] = await workerDb().$queryRaw<
    { now: Date }[]
  >`SELECT steelyard_pool_now(${poolId}) AS now`;
  return row!.now;
}
