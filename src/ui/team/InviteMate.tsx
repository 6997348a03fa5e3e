"use client";

import { useMutation } from "@tanstack/react-query";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Callout } from "../primitives/Callout";
import { CopyButton } from "../primitives/CopyButton";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import type { MyTeam } from "../submission/types";
import { useTeamChange } from "./useTeamChange";

type Link = NonNullable<MyTeam["team"]>["links"][number];

const STATES: Record<Link["state"], string> = {
  valid: "open",
  used: "used",
  expired: "expired",
  revoked: "withdrawn",
};

interface InviteMateProps {
  roundId: string;
  links: readonly Link[];
  full: boolean;
}

/** Links into the team, each for one person; the text of a link is shown only once. */
export function InviteMate({ roundId, links, full }: InviteMateProps) {
  const { trpc, onSettled } = useTeamChange();
  const invite = useMutation(trpc.team.invite.mutationOptions({ onSettled }));
  const revoke = useMutation(trpc.team.revokeLink.mutationOptions({ onSettled }));
  return (
    <div className="grid gap-3">
      {full ? (
        <p className="text-quiet text-small">The team has as many members as it may.</p>
      ) : (
        <Button
          className="justify-self-start"
          busy={invite.isPending}
          onClick={() => invite.mutate({ roundId })}
        >
          Make a link for a teammate
        </Button>
      )}
      <ActionError error={invite.error ?? revoke.error} />
      {invite.data && (
        <Callout title="Copy this link now">
          <p>It is shown only this once, and takes in one modeler of this round within a week.</p>
          <p className="flex flex-wrap items-center gap-x-3">
            <code className="break-all">{invite.data.url}</code>
            <CopyButton text={invite.data.url} label="Copy the link" variant="secondary" />
          </p>
        </Callout>
      )}
      {links.length > 0 && (
        <Table
          label="Links into the team"
          columns={[
            {
              key: "made",
              header: "Made",
              rowHeader: true,
              cell: (link) => <Time at={link.createdAt} as="dateTime" />,
            },
            { key: "state", header: "State", cell: (link) => STATES[link.state] },
            {
              key: "expires",
              header: "Good until",
              cell: (link) => <Time at={link.expiresAt} as="dateTime" />,
            },
            {
              key: "revoke",
              header: <span className="sr-only">Withdraw</span>,
              cell: ({ id: invitationId, state }) =>
                state === "valid" && (
                  <Button variant="quiet" onClick={() => revoke.mutate({ roundId, invitationId })}>
                    Withdraw
                  </Button>
                ),
            },
          ]}
          rows={links}
          rowKey={(link) => link.id}
        />
      )}
    </div>
  );
}
