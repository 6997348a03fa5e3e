"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../primitives/ActionError";
import { formatCount, formatInterval, formatWeight } from "../primitives/numbers";
import { Skeleton } from "../primitives/Skeleton";
import { Table } from "../primitives/Table";
import type { Column } from "../primitives/table";
import { Pager, SearchProjects, usePage } from "./PagedTable";

type Row = RouterOutputs["fit"]["weights"]["rows"][number];

const ROWS = 50;

const COLUMNS: readonly Column<Row>[] = [
  { key: "place", header: "Rank", numeric: true, narrow: true, cell: (r) => formatCount(r.place) },
  { key: "title", header: "Project", rowHeader: true, cell: (r) => r.title },
  { key: "weight", header: "Weight", numeric: true, cell: (r) => formatWeight(r.weight) },
  {
    key: "interval",
    header: "95% interval",
    numeric: true,
    cell: (r) => (r.low === null || r.high === null ? "–" : formatInterval(r.low, r.high)),
  },
  {
    key: "ranks",
    header: "Rank interval",
    numeric: true,
    cell: (r) => rankInterval(r.rankLow, r.rankHigh),
  },
];

/** @example rankInterval(1, 3) // "1–3"; a rank shared with another ends in a half */
export function rankInterval(low: number | null, high: number | null): string {
  if (low === null || high === null) return "–";
  return low === high ? formatRank(low) : `${formatRank(low)}–${formatRank(high)}`;
}

const formatRank = (rank: number) => (Number.isInteger(rank) ? formatCount(rank) : rank.toFixed(1));

/** Every project's weight, a page at a time. */
export function WeightsTable({ roundId, fitId }: { roundId: string; fitId: string }) {
  const trpc = useTRPC();
  const { page, written, write, setOffset } = usePage(ROWS);
  const found = useQuery(
    trpc.fit.weights.queryOptions(
      { roundId, fitId, ...page },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      <SearchProjects value={written} onChange={write} />
      <ActionError error={found.error} title="The weights could not be loaded" />
      {!found.data && !found.error && <Skeleton className="h-96" />}
      {found.data && (
        <>
          <Table
            label="Weights"
            columns={COLUMNS}
            rows={found.data.rows}
            rowKey={(row) => row.projectId}
          />
          {found.data.total === 0 && <p className="text-quiet">No project has such a name.</p>}
          <Pager {...page} total={found.data.total} onMove={setOffset} />
        </>
      )}
    </div>
  );
}
