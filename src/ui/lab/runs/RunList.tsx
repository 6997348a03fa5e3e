"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../../primitives/ActionError";
import { StatusBadge } from "../../primitives/Badge";
import { Button, LinkButton } from "../../primitives/Button";
import { EmptyState } from "../../primitives/EmptyState";
import { countOf, formatCount } from "../../primitives/numbers";
import { Table } from "../../primitives/Table";
import { Time } from "../../primitives/Time";
import { numbersText } from "./numbersText";
import { paramText } from "./paramText";
import { RenameDialog } from "./RenameDialog";
import { quotaText } from "./SaveRun";
import { isUnfinished, type ListedRun } from "./types";
import { useDeleteRun } from "./useDeleteRun";

const POLL_MS = 1_000;

/** One's own saved runs, newest first. */
export function RunList({ initial }: { initial: RouterOutputs["lab"]["list"] }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [renaming, setRenaming] = useState<ListedRun | null>(null);
  const remove = useDeleteRun();
  const { data, error } = useQuery(
    trpc.lab.list.queryOptions(undefined, {
      initialData: initial,
      refetchInterval: ({ state }) => (state.data?.runs.some(isUnfinished) ? POLL_MS : false),
    }),
  );
  return (
    <div className="grid grid-cols-1 gap-5 py-6">
      <ActionError error={error} title="Your runs could not be loaded again" />
      <ActionError error={remove.error} />
      {data.runs.length === 0 ? (
        <EmptyState
          title="Nothing is saved yet"
          action={<LinkButton href="/lab/community">Open the lab</LinkButton>}
        >
          <p>
            Set up a community, a sweep of it, a jury, attacks or a society, and save it under a
            name.
          </p>
        </EmptyState>
      ) : (
        <Table
          label="Your runs"
          rows={data.runs}
          rowKey={({ id }) => id}
          columns={[
            {
              ...{ key: "name", header: "Name", rowHeader: true },
              cell: ({ id, name }) => (
                <Link className="link" href={`/lab/runs/${id}`}>
                  {name}
                </Link>
              ),
            },
            { key: "what", header: "What", cell: whatText },
            {
              ...{ key: "status", header: "Status" },
              cell: (run) => (
                <span className="flex items-center gap-2">
                  <StatusBadge status={run.status} />
                  {run.status === "running" && (
                    <span className="num">{Math.round(100 * run.progress)}%</span>
                  )}
                </span>
              ),
            },
            { key: "saved", header: "Saved", cell: ({ createdAt }) => <Time at={createdAt} /> },
            {
              ...{ key: "do", header: <span className="sr-only">Change</span> },
              cell: (run) => (
                <span className="flex flex-wrap">
                  <Button
                    variant="quiet"
                    aria-label={`Rename ${run.name}`}
                    onClick={() => setRenaming(run)}
                  >
                    Rename
                  </Button>
                  <Button
                    variant="quiet"
                    aria-label={`Delete ${run.name}`}
                    onClick={() => remove.run(run)}
                  >
                    Delete
                  </Button>
                </span>
              ),
            },
          ]}
        />
      )}
      <p className="text-quiet text-small">{quotaText(data.quota)}</p>
      {renaming && (
        <RenameDialog
          run={renaming}
          onClose={() => setRenaming(null)}
          onRenamed={() => void queries.invalidateQueries({ queryKey: trpc.lab.pathKey() })}
        />
      )}
    </div>
  );
}

function whatText({ asked, tasks }: ListedRun): string {
  if (asked.kind !== "community") return numbersText(asked);
  const { configs, params, runs, timesteps } = asked;
  const days = countOf(timesteps, "day");
  if (params.length > 0)
    return `sweep over ${params.map(paramText).join(" and ")}, ${formatCount(tasks)} runs of ${days}`;
  const two = configs > 1 ? ", two communities" : "";
  return `${countOf(runs, "run")} of ${days}${two}`;
}
