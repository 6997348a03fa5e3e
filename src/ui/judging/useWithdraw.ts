"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";

/** Takes an answer back; the count of what was judged follows at once. */
export function useWithdraw(roundId: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation(
    trpc.comparison.withdraw.mutationOptions({
      onSuccess: ({ progress }) =>
        queries.setQueryData(
          trpc.comparison.next.queryKey({ roundId }),
          (before) => before && { ...before, progress },
        ),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.comparison.mine.pathKey() }),
    }),
  );
}
