"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { DownloadLink } from "../primitives/DownloadLink";
import { formatAmountExact } from "../primitives/numbers";
import { Skeleton } from "../primitives/Skeleton";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import { Pager, SearchProjects, usePage } from "../results/PagedTable";

const PAGE_ROWS = 25;
const SOURCES = { pledge: "pledged here", import: "imported", onchain: "on a chain" };

/** Everybody's contributions, a page at a time, without names. */
export function ContributionList({ roundId, slug }: { roundId: string; slug: string }) {
  const trpc = useTRPC();
  const { page, written, write, setOffset } = usePage(PAGE_ROWS);
  const list = useQuery(
    trpc.contribution.list.queryOptions(
      { roundId, ...page },
      { placeholderData: keepPreviousData },
    ),
  );
  if (list.error) return <ActionError error={list.error} title="They could not be loaded" />;
  if (!list.data) return <Skeleton className="h-40" />;
  const { rows, total } = list.data;
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SearchProjects value={written} onChange={write} />
        <DownloadLink href={`/rounds/${slug}/contributions.csv`} />
      </div>
      {total === 0 ? (
        <p className="text-quiet">No contribution {page.search ? "to such a project" : "yet"}.</p>
      ) : (
        <Table
          label="Contributions"
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            { key: "project", header: "Project", rowHeader: true, cell: (row) => row.title },
            {
              key: "amount",
              header: "Amount",
              numeric: true,
              cell: (row) => formatAmountExact(row),
            },
            { key: "source", header: "Given", cell: (row) => SOURCES[row.source] },
            { key: "at", header: "Recorded", cell: (row) => <Time at={row.createdAt} /> },
          ]}
        />
      )}
      <Pager {...{ ...page, total }} onMove={setOffset} />
    </div>
  );
}
