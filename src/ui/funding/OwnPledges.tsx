"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { formatAmountExact } from "../primitives/numbers";
import { Skeleton } from "../primitives/Skeleton";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import { useToast } from "../primitives/Toast";

interface OwnPledgesProps {
  roundId: string;
  open: boolean;
  onEdit: (projectId: string) => void;
}

/** What one has pledged; withdrawing can be undone. */
export function OwnPledges({ roundId, open, onEdit }: OwnPledgesProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const mine = useQuery(trpc.contribution.mine.queryOptions({ roundId }));
  const again = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.contribution.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.funding.pathKey() }),
    ]);
  const withdraw = useMutation(trpc.contribution.withdraw.mutationOptions({ onSettled: again }));
  const restore = useMutation(trpc.contribution.restore.mutationOptions({ onSettled: again }));
  if (mine.error)
    return <ActionError error={mine.error} title="Your pledges could not be loaded" />;
  if (!mine.data) return <Skeleton className="h-16" />;
  if (mine.data.length === 0) return <p className="text-quiet">You have pledged nothing yet.</p>;

  function takeBack(projectId: string) {
    const undo = { label: "Undo", run: () => restore.mutate({ roundId, projectId }) };
    withdraw.mutate(
      { roundId, projectId },
      { onSuccess: () => toast({ text: "Pledge withdrawn", action: undo }) },
    );
  }
  return (
    <>
      <ActionError error={withdraw.error ?? restore.error} />
      <Table
        label="Your pledges"
        rows={mine.data}
        rowKey={(row) => row.projectId}
        columns={[
          { key: "project", header: "Project", rowHeader: true, cell: (row) => row.title },
          {
            key: "amount",
            header: "Amount",
            numeric: true,
            cell: (row) => (row.withdrawn ? "withdrawn" : formatAmountExact(row)),
          },
          { key: "at", header: "Changed", cell: (row) => <Time at={row.createdAt} /> },
          {
            key: "do",
            header: <span className="sr-only">Change</span>,
            cell: (row) =>
              open && (
                <span className="flex flex-wrap">
                  {row.withdrawn ? (
                    <Button
                      variant="quiet"
                      onClick={() => restore.mutate({ roundId, projectId: row.projectId })}
                    >
                      Undo
                    </Button>
                  ) : (
                    <>
                      <Button variant="quiet" onClick={() => onEdit(row.projectId)}>
                        Edit
                      </Button>
                      <Button variant="quiet" onClick={() => takeBack(row.projectId)}>
                        Withdraw
                      </Button>
                    </>
                  )}
                </span>
              ),
          },
        ]}
      />
    </>
  );
}
