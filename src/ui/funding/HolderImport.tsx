"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import { ActionError } from "../primitives/ActionError";
import { FileDrop } from "../primitives/FileDrop";
import { countOf } from "../primitives/numbers";
import { useToast } from "../primitives/Toast";

/** A list of holders of one credential; it replaces the list before it. */
export function HolderImport({ roundId, credential }: { roundId: string; credential: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const run = useMutation(trpc.expertise.importHolders.mutationOptions());
  return (
    <div className="grid gap-3">
      <FileDrop
        label={`Holders of ${credential}`}
        hint="CSV with address or account, and balance or amount. The newest list counts."
        accept=".csv,.txt"
        onText={(file) =>
          run.mutate(
            { roundId, credential, ...file },
            {
              onSuccess: ({ holders }) => toast({ text: `${countOf(holders, "holder")} listed` }),
              onSettled: () =>
                queries.invalidateQueries({ queryKey: trpc.expertise.list.pathKey() }),
            },
          )
        }
      />
      <ActionError error={run.error} />
    </div>
  );
}
