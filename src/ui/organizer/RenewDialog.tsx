"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Dialog } from "../primitives/Dialog";
import { NewLink } from "./NewLink";
import type { Invitation } from "./types";

/** A renewed link works this long. */
const DAYS = 14;

interface RenewDialogProps {
  roundId: string;
  /** Null: closed. */
  invitation: Invitation | null;
  canMail: boolean;
  onClose: () => void;
}

/** A new link in the place of one that was lost or has expired. */
export function RenewDialog({ roundId, invitation, canMail, onClose }: RenewDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const renew = useMutation(
    trpc.member.renewInvitation.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.member.pathKey() }),
    }),
  );
  const make = (mail: boolean) =>
    invitation && renew.mutate({ roundId, invitationId: invitation.id, days: DAYS, mail });
  return (
    <Dialog
      open={invitation !== null}
      onClose={() => {
        renew.reset();
        onClose();
      }}
      title="A new link?"
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {!renew.data && canMail && invitation?.email && (
            <Button busy={renew.isPending} onClick={() => make(true)}>
              Mail it
            </Button>
          )}
          {!renew.data && (
            <Button variant="primary" busy={renew.isPending} onClick={() => make(false)}>
              Show it
            </Button>
          )}
        </>
      }
    >
      {!renew.data && (
        <p>
          Only a fingerprint of a link is kept, so the old one cannot be shown again. It ends, and
          the new one works for {DAYS} days.
        </p>
      )}
      <ActionError error={renew.error} />
      {renew.data?.url && <NewLink url={renew.data.url} />}
      {renew.data && !renew.data.url && <p>The mail is on its way to {invitation?.email}.</p>}
    </Dialog>
  );
}
