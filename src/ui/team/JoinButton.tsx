"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";

/** Follows the link, then goes to the team. */
export function JoinButton({ token, label }: { token: string; label: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const join = useMutation(trpc.team.join.mutationOptions());
  return (
    <>
      <ActionError error={join.error} title="You have not joined" />
      <Button
        variant="primary"
        busy={join.isPending || join.isSuccess}
        onClick={() =>
          join.mutate(
            { token },
            { onSuccess: ({ slug }) => router.push(`/rounds/${slug}/submit#team`) },
          )
        }
      >
        {label}
      </Button>
    </>
  );
}
