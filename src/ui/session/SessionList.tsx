"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { signOut } from "next-auth/react";
import { useTRPC } from "~/trpc/client";
import type { RouterOutputs } from "~/trpc/types";
import { ActionError } from "../primitives/ActionError";
import { Badge } from "../primitives/Badge";
import { Button } from "../primitives/Button";
import { Time } from "../primitives/Time";
import { useToast } from "../primitives/Toast";

type SessionRow = RouterOutputs["session"]["list"][number];

export function SessionList({ sessions }: { sessions: readonly SessionRow[] }) {
  return (
    <ul className="divide-y divide-rule border-ink border-t border-b">
      {sessions.map((session) => (
        <li
          key={session.id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2"
        >
          <span className="grid text-small">
            <span className="flex items-center gap-2">
              Signed in <Time at={session.createdAt} as="dateTime" />
              {session.current && <Badge tone="accent">this one</Badge>}
            </span>
            <span className="text-quiet">
              ends <Time at={session.expires} as="date" />
            </span>
          </span>
          <EndSession session={session} />
        </li>
      ))}
    </ul>
  );
}

function EndSession({ session }: { session: SessionRow }) {
  const trpc = useTRPC();
  const router = useRouter();
  const toast = useToast();
  const revoke = useMutation(
    trpc.session.revoke.mutationOptions({
      onSuccess: () => {
        toast({ text: "That session has ended" });
        router.refresh();
      },
    }),
  );
  if (session.current) {
    return (
      <Button variant="quiet" onClick={() => signOut({ callbackUrl: "/" })}>
        Sign out
      </Button>
    );
  }
  return (
    <div className="grid justify-items-end gap-2">
      <Button
        variant="quiet"
        busy={revoke.isPending}
        onClick={() => revoke.mutate({ id: session.id })}
      >
        End this session
      </Button>
      <ActionError error={revoke.error} />
    </div>
  );
}
