"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";

/** The changes of a run; after each, whatever its end, everything about payouts is read anew. */
export function useRunActions() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.payout.pathKey() });
  return {
    draft: useMutation(trpc.payout.createDraft.mutationOptions({ onSettled })),
    draftPrizes: useMutation(trpc.prize.createDraft.mutationOptions({ onSettled })),
    propose: useMutation(trpc.payout.propose.mutationOptions({ onSettled })),
    decide: useMutation(trpc.payout.decide.mutationOptions({ onSettled })),
    execute: useMutation(trpc.payout.execute.mutationOptions({ onSettled })),
  };
}
