"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ROLES } from "../invitation/roles";
import { ActionError } from "../primitives/ActionError";
import { Badge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import { type InvitationState, invitationState } from "./invitationState";
import type { Invitation } from "./types";

const STATES: Record<InvitationState, { label: string; tone: "accent" | "plain" | "danger" }> = {
  usable: { label: "Usable", tone: "accent" },
  used: { label: "Used up", tone: "plain" },
  expired: { label: "Expired", tone: "plain" },
  revoked: { label: "Revoked", tone: "danger" },
};

interface InvitationTableProps {
  roundId: string;
  invitations: readonly Invitation[];
}

export function InvitationTable({ roundId, invitations }: InvitationTableProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const revoke = useMutation(
    trpc.member.revokeInvitation.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.member.pathKey() }),
    }),
  );
  if (invitations.length === 0) return null;
  const state = (invitation: Invitation) => invitationState(invitation, Date.now());
  return (
    <div className="grid gap-3">
      <h3 className="text-h3">Invitation links</h3>
      <ActionError error={revoke.error} />
      <Table
        label="Invitation links"
        columns={[
          {
            key: "label",
            header: "For",
            rowHeader: true,
            cell: (i) => i.label || <span className="text-quiet">whoever has the link</span>,
          },
          { key: "role", header: "Role", cell: (i) => ROLES[i.role].title },
          { key: "uses", header: "Used", numeric: true, cell: (i) => `${i.uses} of ${i.maxUses}` },
          { key: "expires", header: "Expires", cell: (i) => <Time at={i.expiresAt} /> },
          {
            key: "state",
            header: "State",
            cell: (i) => <Badge tone={STATES[state(i)].tone}>{STATES[state(i)].label}</Badge>,
          },
          {
            key: "revoke",
            header: <span className="sr-only">Revoke</span>,
            cell: (i) =>
              state(i) === "usable" && (
                <Button
                  variant="quiet"
                  busy={revoke.isPending && revoke.variables.invitationId === i.id}
                  aria-label={`Revoke the link for ${i.label || ROLES[i.role].title}`}
                  onClick={() => revoke.mutate({ roundId, invitationId: i.id })}
                >
                  Revoke
                </Button>
              ),
          },
        ]}
        rows={invitations}
        rowKey={(i) => i.id}
      />
    </div>
  );
}
