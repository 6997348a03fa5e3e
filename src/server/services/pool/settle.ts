import { type Crossing, settlePool } from "~/core/conviction";
import type { Tx } from "../../db/client";
import type { Pool } from "../../db/generated/client";
import { appendAudit } from "../audit";
import { saveDraft } from "../createPayoutDraft";
import { toBigInt } from "../payoutRun";
import { poolNow } from "./poolClock";
import { loadHistory } from "./poolHistory";
import type { ReleaseBasis } from "./releaseBasis";

/**
 * Releases what has crossed its trigger since the pool was settled last, each as of when it did, into a
 * draft of a payout run. Whoever is about to change anything in a pool settles it first, holding its
 * row: what crossed before stays crossed, and no two of them release one proposal.
 *
 * @param pool as read after its row was locked
 * @returns how many proposals were released
 */
export async function settle(tx: Tx, pool: Pool): Promise<number> {
  if (pool.status === "closed") return 0;
  const now = await poolNow(tx, pool.id);
  const crossings =
    pool.status === "open"
      ? settlePool(await loadHistory(tx, pool), pool.settledAt.getTime(), now.getTime())
      : [];
  for (const crossing of crossings) await release(tx, pool, crossing);
  if (now > pool.settledAt) {
    await tx.pool.update({
      where: { id: pool.id },
      data: { settledAt: now },
      select: { id: true },
    });
  }
  return crossings.length;
}

async function release(tx: Tx, pool: Pool, crossing: Crossing): Promise<void> {
  const { proposalId, conviction, threshold } = crossing;
  const proposal = await tx.proposal.findUniqueOrThrow({ where: { id: proposalId } });
  const { funds } = await tx.pool.findUniqueOrThrow({ where: { id: pool.id } });
  const amount = toBigInt(proposal.amount);
  const at = new Date(crossing.at);
  const { alpha, unit, beta, rho, roundId } = pool;
  const basis: ReleaseBasis = {
    ...{ poolId: pool.id, pool: pool.name, proposalId, at: at.toISOString() },
    ...{ conviction, threshold, funds: funds.toFixed(0), alpha, unit, beta, rho },
  };
  const line = {
    ...{ projectId: null, teamId: null, proposalId, name: proposal.title, weight: 1, amount },
    ...{ address: proposal.recipient, reason: `Crossed its trigger at ${at.toISOString()}` },
  };
  const token = { symbol: pool.tokenSymbol, address: pool.tokenAddress, decimals: pool.decimals };
  const { runId } = await saveDraft(tx, {
    ...{ actorId: pool.createdById, byItself: true, roundId, kind: "proposal" },
    ...{ source: { basis }, plan: { pool: amount, token, lines: [line] } },
  });
  await tx.proposalRelease.create({
    data: { proposalId, runId, amount: amount.toString(), conviction, threshold, at },
    select: { id: true },
  });
  const said = { poolId: pool.id, proposalId, runId, crossedAt: at.toISOString() };
  await appendAudit(tx, roundId, null, "pool.released", said);
}
