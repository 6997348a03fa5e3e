"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ROLES } from "../invitation/roles";
import { ActionError } from "../primitives/ActionError";
import { Badge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import { type InvitationState, invitationState } from "./invitationState";
import { RenewDialog } from "./RenewDialog";
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
  canMail: boolean;
}

const SHOWN_FIRST = 10;

export function InvitationTable({ roundId, invitations, canMail }: InvitationTableProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [renewing, setRenewing] = useState<Invitation | null>(null);
  const [all, setAll] = useState(false);
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
            cell: (i) => <InvitedPerson invitation={i} />,
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
            header: <span className="sr-only">What can be done</span>,
            cell: (i) => (
              <span className="flex">
                {(state(i) === "usable" || state(i) === "expired") && (
                  <Button
                    variant="quiet"
                    aria-label={`New link for ${i.label || ROLES[i.role].title}`}
                    onClick={() => setRenewing(i)}
                  >
                    New link
                  </Button>
                )}
                {state(i) === "usable" && (
                  <Button
                    variant="quiet"
                    busy={revoke.isPending && revoke.variables.invitationId === i.id}
                    aria-label={`Revoke the link for ${i.label || ROLES[i.role].title}`}
                    onClick={() => revoke.mutate({ roundId, invitationId: i.id })}
                  >
                    Revoke
                  </Button>
                )}
              </span>
            ),
          },
        ]}
        rows={all ? invitations : invitations.slice(0, SHOWN_FIRST)}
        rowKey={(i) => i.id}
      />
      {!all && invitations.length > SHOWN_FIRST && (
        <Button className="justify-self-start" onClick={() => setAll(true)}>
          Show all {invitations.length}
        </Button>
      )}
      <RenewDialog
        roundId={roundId}
        invitation={renewing}
        canMail={canMail}
        onClose={() => setRenewing(null)}
      />
    </div>
  );
}

/** Whom a link is meant for, and where it was mailed. */
function InvitedPerson({ invitation }: { invitation: Invitation }) {
  const { label, note, email, sentAt, sendError } = invitation;
  return (
    <span className="grid min-w-44">
      {label || <span className="text-quiet">whoever has the link</span>}
      {note && <span className="text-quiet">{note}</span>}
      {email && email !== label && <span className="break-all text-quiet">{email}</span>}
      {sentAt && (
        <span className="text-quiet">
          Mailed <Time at={sentAt} />
        </span>
      )}
      {sendError && <span className="text-danger">The mail was not sent: {sendError}</span>}
    </span>
  );
}
