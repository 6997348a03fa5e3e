"use client";

import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC } from "~/trpc/client";
import { lookOf } from "../lab/figures/palette";
import { ActionError } from "../primitives/ActionError";
import { Skeleton } from "../primitives/Skeleton";
import type { OverTimeInput } from "./drawOverTime";
import { OverTimeFigure } from "./OverTimeFigure";
import { byStanding } from "./proposalState";
import type { PoolDetail, ProposalDetail } from "./types";

/** Lines that can be told apart. */
const LINES_MAX = 8;
/** In per cent of the trigger; above is crossed. */
const MOST = 125;

interface HistoryFigureProps {
  roundId: string;
  pool: PoolDetail;
}

/** Conviction of the proposals nearest to their triggers, in per cent of it, from their making on. */
export function HistoryFigure({ roundId, pool }: HistoryFigureProps) {
  const trpc = useTRPC();
  const shown = [...pool.proposals].sort(byStanding).slice(0, LINES_MAX);
  const found = useQueries({
    queries: shown.map(({ id }) =>
      trpc.pool.proposal.queryOptions({ roundId, poolId: pool.id, proposalId: id }),
    ),
    combine: (results) => ({
      error: results.find(({ error }) => error)?.error ?? null,
      proposals: results.every(({ data }) => data) ? results.map(({ data }) => data!) : null,
    }),
  });
  if (shown.length === 0) return null;
  if (found.error)
    return <ActionError error={found.error} title="Its history could not be loaded" />;
  if (!found.proposals) return <Skeleton className="h-80" />;
  const rest = pool.proposals.length - shown.length;
  return <HistoryLines pool={pool} proposals={found.proposals} rest={rest} />;
}

interface HistoryLinesProps {
  pool: PoolDetail;
  proposals: readonly ProposalDetail[];
  rest: number;
}

function HistoryLines({ pool, proposals, rest }: HistoryLinesProps) {
  const input = useMemo((): OverTimeInput => historyInput(proposals), [proposals]);
  return (
    <OverTimeFigure
      title="Conviction of the proposals over time"
      caption={`In per cent of each one's own trigger; at 100% it is released.${rest > 0 ? ` The ${LINES_MAX} that stand first in the list; ${rest} more are not drawn.` : ""}`}
      fileName={`conviction-${pool.id}.csv`}
      input={input}
      data={() => ({
        header: ["proposal", "at", "conviction", "threshold", "share", "stake", "funds"],
        rows: proposals.flatMap(({ title, past }) =>
          past.map((point) => [
            ...[title, new Date(point.at).toISOString(), point.conviction, point.threshold],
            ...[shareOf(point), point.stake, point.funds],
          ]),
        ),
      })}
    />
  );
}

const shareOf = ({ conviction, threshold }: { conviction: number; threshold: number }) =>
  conviction === 0 ? 0 : conviction / threshold;

function historyInput(proposals: readonly ProposalDetail[]): OverTimeInput {
  const lines = proposals.map(({ title, past }, place) => ({
    ...{ label: title, ...lookOf(place) },
    points: past.map((point) => ({ at: point.at, y: 100 * shareOf(point) })),
  }));
  return {
    ...{ lines, yLabel: "% of the trigger", most: MOST },
    levels: [{ y: 100, label: "trigger" }],
  };
}
