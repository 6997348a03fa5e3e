import {
  type Crossing,
  crossingTime,
  type PoolHistory,
  type PoolOutlook,
  type PoolRun,
  poolAt,
  poolOutlook,
  settlePool,
  withReleased,
} from "~/core/conviction";
import type { Tx } from "../../db/client";
import type { Pool } from "../../db/generated/client";
import { poolNow } from "./poolClock";
import { loadHistory } from "./poolHistory";

/** A pool as it stands now, computed from its record. */
export interface PoolStanding {
  readonly pool: Pool;
  readonly now: Date;
  readonly history: PoolHistory;
  readonly run: PoolRun;
  /** What has crossed its trigger and is being released. */
  readonly crossed: ReadonlyMap<string, Crossing>;
}

/** Reads a pool as it stands, whether or not the worker has come by: crossings since are taken as done. */
export async function poolStanding(tx: Tx, pool: Pool): Promise<PoolStanding> {
  const now = await poolNow(tx, pool.id);
  const stored = await loadHistory(tx, pool);
  const crossings =
    pool.status === "open" ? settlePool(stored, pool.settledAt.getTime(), now.getTime()) : [];
  const history = withReleased(stored, crossings);
  return {
    ...{ pool, now, history, run: poolAt(history, now.getTime()) },
    crossed: new Map(crossings.map((crossing) => [crossing.proposalId, crossing])),
  };
}

/** How one proposal stands: figures for people, and when it passes if nothing changes. */
export function standingOf({ run, history }: PoolStanding, proposalId: string): ProposalStanding {
  const proposal = history.proposals.find(({ id }) => id === proposalId);
  if (!proposal) throw new Error(`pool has no proposal ${proposalId}`);
  const charging = run.chargingOf(proposalId);
  const outlook = poolOutlook({ requested: proposal.requested, ...charging }, run.numbers());
  const ms = proposal.endedAt === null ? crossingTime(run, proposal) : Number.POSITIVE_INFINITY;
  return {
    ...{ ...outlook, ...charging },
    passesAt: ms < DATE_MS_MAX ? new Date(ms) : null,
  };
}

/** The last time that a Date holds. */
const DATE_MS_MAX = 8.64e15;

export interface ProposalStanding extends PoolOutlook {
  readonly conviction: number;
  readonly stake: number;
  /** When it passes if stakes and funds stay, its minimum age included; null: never. A veto is passed over. */
  readonly passesAt: Date | null;
}
