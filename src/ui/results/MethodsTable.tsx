"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { DownloadLink } from "../primitives/DownloadLink";
import { formatChange, formatCount, formatWeight } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import type { Column } from "../primitives/table";
import { Pager, SearchProjects, usePage } from "./PagedTable";
import { PartState } from "./PartState";

type ByMethod = RouterOutputs["fit"]["byMethod"];
type Row = ByMethod["rows"][number];

const ROWS = 50;

interface MethodsTableProps {
  roundId: string;
  slug: string;
  /** The method on display: its order, and what ranks are counted against. */
  base: string | undefined;
}

/** Every method's weights beside each other, a page of projects at a time. */
export function MethodsTable({ roundId, slug, base }: MethodsTableProps) {
  const trpc = useTRPC();
  const { page, written, write, setOffset } = usePage(ROWS);
  const found = useQuery(
    trpc.fit.byMethod.queryOptions(
      { roundId, base, ...page },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <SearchProjects value={written} onChange={write} />
        <DownloadLink href={`/rounds/${slug}/results/methods.csv`} />
      </div>
      <PartState query={found} height="h-96">
        {(compared) => (
          <>
            <Table
              label="Weights by method"
              columns={columnsOf(compared)}
              rows={compared.rows}
              rowKey={(row) => row.projectId}
            />
            <Pager {...page} total={compared.total} onMove={setOffset} />
          </>
        )}
      </PartState>
    </div>
  );
}

function columnsOf({ methods, base }: ByMethod): Column<Row>[] {
  const own = base ?? "";
  const ordered = [...methods].sort((x, y) => Number(y.method === own) - Number(x.method === own));
  return [
    {
      ...{ key: "rank", header: "Rank", numeric: true, narrow: true },
      cell: ({ cells }) => (cells[own] ? formatCount(cells[own].place) : "–"),
    },
    { key: "name", header: "Project", rowHeader: true, cell: ({ title }) => title },
    ...ordered.map(
      ({ method, title }): Column<Row> => ({
        ...{ key: method, header: title, numeric: true },
        cell: ({ cells }) => <MethodCell cell={cells[method]} base={cells[own]} />,
      }),
    ),
  ];
}

type Cell = Row["cells"][string] | undefined;

function MethodCell({ cell, base }: { cell: Cell; base: Cell }) {
  if (!cell) return "–";
  if (!base || cell === base) return formatWeight(cell.weight);
  const change = base.place - cell.place;
  return (
    <>
      {formatWeight(cell.weight)}
      <span className="ml-2 inline-block w-10 text-quiet">
        {change ? formatChange(change) : "="}
        <span className="sr-only"> ranks</span>
      </span>
    </>
  );
}
