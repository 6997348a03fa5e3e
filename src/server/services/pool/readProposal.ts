import { poolSeries, splitRequest } from "~/core/conviction";
import { AppError } from "~/errors";
import { db } from "../../db/client";
import { findPool } from "./actInPool";
import { UNIT_MS } from "./poolRules";
import { poolStanding } from "./poolStanding";
import { described, proposalRow, proposalsOf, stakersOf } from "./readPool";

const PAST_POINTS = 121;
const COMING_POINTS = 61;
/** A chart goes so many half-lives beyond now, and so much beyond a crossing. */
const COMING_HALF_LIVES = 3;
const BEYOND_CROSSING = 1.25;
const PARTS = [2, 3, 5, 10] as const;

/**
 * A proposal with its text, its record, and its conviction and trigger over time: from its making to
 * now (or its end), and from now on if nothing changes.
 */
export async function getProposal(roundId: string, poolId: string, proposalId: string) {
  const pool = await findPool(db, roundId, poolId);
  const [proposal] = await proposalsOf(poolId, proposalId);
  if (!proposal) throw new AppError("notFound", "There is no such proposal in this pool");
  const standing = await poolStanding(db, pool);
  const stakers = await stakersOf(poolId);
  const row = proposalRow(standing, proposal, stakers.get(proposalId) ?? 0);
  const shown = described(pool);
  const now = standing.now.getTime();
  const from = proposal.createdAt.getTime();
  const end = (row.crossedAt ?? proposal.endedAt ?? pool.closedAt ?? standing.now).getTime();
  // At the end itself all that was on it is free.
  const until = row.standing ? now : Math.max(from, end - 1);
  const span = { past: { from, until, points: PAST_POINTS } };
  const passesIn = (row.standing?.passesAt?.getTime() ?? now) - now;
  const horizon = Math.max(
    COMING_HALF_LIVES * shown.rules.halfLife * UNIT_MS[pool.unit],
    BEYOND_CROSSING * passesIn,
  );
  return {
    ...row,
    ...{ text: proposal.text, proposerId: proposal.userId, pool: shown, now: standing.now },
    /** From when on it may be released. */
    oldEnoughAt: new Date(from + pool.minimumAge * UNIT_MS[pool.unit]),
    disputes: proposal.disputes.map(({ reason, createdAt, liftedAt, liftReason }) => ({
      ...{ reason, createdAt, liftedAt, liftReason },
    })),
    past: poolSeries(standing.history, proposalId, span.past),
    coming: row.standing
      ? poolSeries(standing.history, proposalId, {
          ...{ from: now, until: now + horizon, points: COMING_POINTS },
        })
      : [],
    split: row.standing ? splitOf(standing, proposalId) : [],
  };
}

type Standing = Awaited<ReturnType<typeof poolStanding>>;

/** How long the same stake would take to pass the request in parts, one after the other: an attack. */
function splitOf({ run, history }: Standing, proposalId: string) {
  const { alpha, beta, rho, funds, supply, minimumStake } = run.numbers();
  const requested = history.proposals.find(({ id }) => id === proposalId)!.requested;
  const { stake } = run.chargingOf(proposalId);
  if (funds <= 0) return [];
  const params = { alpha, beta, rho, funds, supply: Math.max(supply.counted, minimumStake) };
  return PARTS.map((parts) => {
    const { whole, total } = splitRequest({ requested, stake }, parts, params);
    return { parts, whole, total };
  });
}
