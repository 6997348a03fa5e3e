"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../../primitives/ActionError";
import { Button } from "../../primitives/Button";
import { EmptyState } from "../../primitives/EmptyState";
import { Table } from "../../primitives/Table";
import { Time } from "../../primitives/Time";
import { useToast } from "../../primitives/Toast";
import type { Column } from "../../primitives/table";
import { SCOPES } from "./scopes";

type Token = RouterOutputs["token"]["list"][number];

const COLUMNS: readonly Column<Token>[] = [
  {
    key: "name",
    header: "For",
    rowHeader: true,
    cell: ({ name, prefix }) => (
      <span className="grid">
        {name}
        <code className="text-quiet">{prefix}…</code>
      </span>
    ),
  },
  {
    key: "scopes",
    header: "May",
    cell: ({ scopes }) => scopes.map((scope) => SCOPES[scope].title.toLowerCase()).join(", "),
  },
  { key: "round", header: "Round", cell: ({ round }) => round?.title ?? "every round" },
  {
    key: "used",
    header: "Last used",
    cell: ({ lastUsedAt }) => (lastUsedAt ? <Time at={lastUsedAt} /> : "never"),
  },
  { key: "expires", header: "Expires", cell: ({ expiresAt }) => <Time at={expiresAt} as="date" /> },
  { key: "revoke", header: "", narrow: true, cell: (token) => <RevokeToken token={token} /> },
];

export function TokenList({ tokens }: { tokens: readonly Token[] }) {
  if (tokens.length === 0) {
    return (
      <EmptyState title="No tokens">
        <p>Make one for the command line or for a program of yours.</p>
      </EmptyState>
    );
  }
  return <Table label="Your tokens" columns={COLUMNS} rows={tokens} rowKey={({ id }) => id} />;
}

function RevokeToken({ token: { id, name } }: { token: Token }) {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const revoke = useMutation(
    trpc.token.revoke.mutationOptions({
      onSuccess: () => {
        toast({ text: `The token "${name}" is revoked` });
        router.refresh();
      },
    }),
  );
  return (
    <div className="grid justify-items-end gap-2">
      <Button
        variant="quiet"
        busy={revoke.isPending}
        aria-label={`Revoke ${name}`}
        onClick={() => revoke.mutate({ id })}
      >
        Revoke
      </Button>
      <ActionError error={revoke.error} />
    </div>
  );
}
