"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { formatCount, formatHash } from "../primitives/numbers";
import { Skeleton } from "../primitives/Skeleton";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";

/** The files imported so far, each under the hash of its content. */
export function ImportTable({ roundId }: { roundId: string }) {
  const trpc = useTRPC();
  const imports = useQuery(trpc.comparison.imports.queryOptions({ roundId }));
  if (imports.error) {
    return <ActionError error={imports.error} title="The imports could not be loaded" />;
  }
  if (!imports.data) return <Skeleton className="h-16" />;
  if (imports.data.length === 0) return <p className="text-quiet">No file imported yet.</p>;
  return (
    <Table
      label="Imported files"
      columns={[
        {
          key: "file",
          header: "File",
          rowHeader: true,
          cell: (row) => <span className="break-all">{row.fileName}</span>,
        },
        { key: "format", header: "Format", cell: (row) => <code>{row.format}</code> },
        { key: "rows", header: "Comparisons", numeric: true, cell: (row) => formatCount(row.rows) },
        {
          key: "hash",
          header: "Content",
          cell: (row) => <code title={row.fileHash}>{formatHash(row.fileHash)}</code>,
        },
        { key: "at", header: "Imported", cell: (row) => <Time at={row.createdAt} /> },
      ]}
      rows={imports.data}
      rowKey={(row) => row.id}
    />
  );
}
