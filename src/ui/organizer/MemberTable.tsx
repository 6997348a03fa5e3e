"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "~/trpc/client";
import { ROLES, type RoleKey } from "../invitation/roles";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { Dialog } from "../primitives/Dialog";
import { countOf } from "../primitives/numbers";
import { Table } from "../primitives/Table";
import { Time } from "../primitives/Time";
import type { Member } from "./types";

const SHOWN_FIRST = 10;

interface MemberTableProps {
  roundId: string;
  members: readonly Member[];
}

type Leaving = { member: Member; role: RoleKey };

export function MemberTable({ roundId, members }: MemberTableProps) {
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const [all, setAll] = useState(false);
  const shown = all ? members : members.slice(0, SHOWN_FIRST);
  return (
    <div className="grid gap-3">
      <h3 className="text-h3">{countOf(members.length, "member")}</h3>
      <Table
        label="Members of this round"
        columns={[
          {
            key: "name",
            header: "Name",
            rowHeader: true,
            cell: (m) => (
              <span className="grid min-w-44">
                <span className="font-semibold">{m.name ?? "Unnamed"}</span>
                {m.email && <span className="break-all text-quiet">{m.email}</span>}
              </span>
            ),
          },
          {
            key: "roles",
            header: "Roles",
            cell: (m) => (
              <span className="flex flex-wrap gap-x-4">
                {m.roles.map((role) => (
                  <span key={role} className="inline-flex items-center">
                    {ROLES[role].title}
                    <Button
                      variant="quiet"
                      aria-label={`Remove ${m.name} as ${ROLES[role].title}`}
                      onClick={() => setLeaving({ member: m, role })}
                    >
                      Remove
                    </Button>
                  </span>
                ))}
              </span>
            ),
          },
          { key: "judged", header: "Judged", numeric: true, cell: (m) => m.judged },
          { key: "joined", header: "Joined", cell: (m) => <Time at={m.joinedAt} as="date" /> },
        ]}
        rows={shown}
        rowKey={(m) => m.userId}
      />
      {shown.length < members.length && (
        <Button className="justify-self-start" onClick={() => setAll(true)}>
          Show all {members.length}
        </Button>
      )}
      <RemoveDialog roundId={roundId} leaving={leaving} onClose={() => setLeaving(null)} />
    </div>
  );
}

interface RemoveDialogProps {
  roundId: string;
  leaving: Leaving | null;
  onClose: () => void;
}

function RemoveDialog({ roundId, leaving, onClose }: RemoveDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const remove = useMutation(
    trpc.member.remove.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.member.pathKey() }),
    }),
  );
  function confirm() {
    if (!leaving) return;
    const { member, role } = leaving;
    remove.mutate({ roundId, userId: member.userId, role }, { onSuccess: onClose });
  }
  return (
    <Dialog
      open={leaving !== null}
      onClose={() => {
        remove.reset();
        onClose();
      }}
      title={leaving ? `Remove ${leaving.member.name} as ${ROLES[leaving.role].title}?` : ""}
      actions={
        <>
          <Button onClick={onClose}>Keep</Button>
          <Button variant="danger" busy={remove.isPending} onClick={confirm}>
            Remove
          </Button>
        </>
      }
    >
      <p>
        What they did so far stays in the record and in the weights. A new invitation lets them in
        again.
      </p>
      <ActionError error={remove.error} />
    </Dialog>
  );
}
