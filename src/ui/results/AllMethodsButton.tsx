"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { Button } from "../primitives/Button";
import { useToast } from "../primitives/Toast";

/** One job that fits every method to the same comparisons. */
export function AllMethodsButton({ roundId }: { roundId: string }) {
  const trpc = useTRPC();
  const toast = useToast();
  const client = useQueryClient();
  const request = useMutation(
    trpc.fit.request.mutationOptions({
      onSuccess: async () => {
        toast({ text: "All methods are waiting for a worker" });
        await client.invalidateQueries(trpc.fit.list.queryFilter({ roundId }));
      },
    }),
  );
  return (
    <div className="grid gap-2">
      <Button
        busy={request.isPending}
        className="justify-self-start"
        onClick={() => request.mutate({ roundId, method: "all" })}
      >
        Fit all methods
      </Button>
      <ActionError error={request.error} />
    </div>
  );
}
