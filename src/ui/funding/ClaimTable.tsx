"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Table } from "../primitives/Table";

interface ClaimTableProps {
  roundId: string;
  claims: RouterOutputs["expertise"]["list"]["claims"];
  isMember: boolean;
}

/** What people claim, who attests it, and the way to do so or to take it back. */
export function ClaimTable({ roundId, claims, isMember }: ClaimTableProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const again = {
    onSettled: () => queries.invalidateQueries({ queryKey: trpc.expertise.list.pathKey() }),
  };
  const attest = useMutation(trpc.expertise.attest.mutationOptions(again));
  const revoke = useMutation(trpc.expertise.revoke.mutationOptions(again));
  const withdraw = useMutation(trpc.expertise.withdrawClaim.mutationOptions(again));
  if (claims.length === 0) return <p className="text-quiet">Nobody has claimed it yet.</p>;
  return (
    <>
      <ActionError error={attest.error ?? revoke.error ?? withdraw.error} />
      <Table
        label="Claims"
        rows={claims}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "who",
            header: "Who",
            rowHeader: true,
            cell: (row) => row.name ?? "Somebody",
          },
          { key: "why", header: "Says", cell: (row) => row.statement },
          {
            key: "by",
            header: "Attested by",
            cell: (row) =>
              row.attestedBy.map((name) => name ?? "somebody").join(", ") || "nobody yet",
          },
          {
            key: "do",
            header: <span className="sr-only">Change</span>,
            cell: (row) => {
              if (!isMember) return null;
              const of = { roundId, claimId: row.id };
              if (row.mine)
                return (
                  <Button variant="quiet" onClick={() => withdraw.mutate(of)}>
                    Withdraw
                  </Button>
                );
              return row.attestedByMe ? (
                <Button variant="quiet" onClick={() => revoke.mutate(of)}>
                  Revoke
                </Button>
              ) : (
                <Button variant="quiet" onClick={() => attest.mutate(of)}>
                  Attest
                </Button>
              );
            },
          },
        ]}
      />
    </>
  );
}
