"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { countOf, formatCount, formatHash } from "../primitives/numbers";
import { ProblemList } from "../primitives/ProblemList";
import { ProgressBar } from "../primitives/ProgressBar";
import { Skeleton } from "../primitives/Skeleton";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";

/** How often a page asks while a file is being read. */
const ASK_MS = 1000;
const isUnderWay = (status: string, stage: string) =>
  stage !== "uploading" && (status === "queued" || status === "running");

/** The files so far, how far each has come, and what was wrong with those that were refused. */
export function ContributionImportTable({ roundId }: { roundId: string }) {
  const trpc = useTRPC();
  const imports = useQuery(
    trpc.contribution.imports.queryOptions(
      { roundId },
      {
        refetchInterval: ({ state }) =>
          state.data?.some(({ status, stage }) => isUnderWay(status, stage)) ? ASK_MS : false,
      },
    ),
  );
  if (imports.error)
    return <ActionError error={imports.error} title="The imports could not be loaded" />;
  if (!imports.data) return <Skeleton className="h-16" />;
  if (imports.data.length === 0) return <p className="text-quiet">No file imported yet.</p>;
  const running = imports.data.filter(({ status, stage }) => isUnderWay(status, stage));
  const [newest] = imports.data;
  return (
    <div className="grid grid-cols-1 gap-4">
      {running.map((row) => (
        <ProgressBar
          key={row.id}
          label={`${row.fileName}: ${row.stage}`}
          value={row.stage === "writing" ? row.progress : null}
        />
      ))}
      {newest?.status === "failed" && newest.report && (
        <ProblemList
          problems={newest.report.problems}
          total={newest.report.problemCount}
          title={`${countOf(newest.report.problemCount, "problem")} in ${newest.fileName}; nothing was imported`}
        />
      )}
      <Table
        label="Files of contributions"
        rows={imports.data}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "file",
            header: "File",
            rowHeader: true,
            cell: (row) => <span className="break-all">{row.fileName}</span>,
          },
          {
            key: "state",
            header: "State",
            cell: (row) =>
              row.status === "done" ? "imported" : row.status === "failed" ? "refused" : row.stage,
          },
          {
            key: "rows",
            header: "Contributions",
            numeric: true,
            cell: (row) => formatCount(row.rows),
          },
          {
            key: "hash",
            header: "Content",
            cell: (row) =>
              row.fileHash ? <code title={row.fileHash}>{formatHash(row.fileHash)}</code> : "–",
          },
          { key: "at", header: "Uploaded", cell: (row) => <Time at={row.createdAt} /> },
        ]}
      />
    </div>
  );
}
