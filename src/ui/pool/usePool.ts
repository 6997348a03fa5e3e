"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "~/trpc/client";
import type { PoolDetail } from "./types";

/** Conviction moves by the clock; a page that stays open follows it. */
const REFRESH_MS = 30_000;
/** While something is being released. */
const RELEASE_REFRESH_MS = 5000;

/** A pool as it stands, kept up to date. */
export function usePool(roundId: string, initial: PoolDetail) {
  const trpc = useTRPC();
  const found = useQuery(
    trpc.pool.get.queryOptions(
      { roundId, poolId: initial.id },
      {
        initialData: initial,
        refetchInterval: ({ state }) =>
          state.data?.proposals.some(({ crossedAt }) => crossedAt)
            ? RELEASE_REFRESH_MS
            : REFRESH_MS,
      },
    ),
  );
  return { pool: found.data, error: found.error };
}

/** Whatever is done in a pool changes all of its pages. */
export function usePoolActions() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSettled = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc.pool.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.payout.pathKey() }),
    ]);
  return {
    allocate: useMutation(trpc.pool.allocate.mutationOptions({ onSettled })),
    release: useMutation(trpc.pool.release.mutationOptions({ onSettled })),
    withdraw: useMutation(trpc.pool.withdraw.mutationOptions({ onSettled })),
    setRecipient: useMutation(trpc.pool.setRecipient.mutationOptions({ onSettled })),
    dispute: useMutation(trpc.pool.dispute.mutationOptions({ onSettled })),
    liftDispute: useMutation(trpc.pool.liftDispute.mutationOptions({ onSettled })),
  };
}

/** What an organizer does to a pool. */
export function usePoolManagement() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: trpc.pool.pathKey() });
  return {
    edit: useMutation(trpc.pool.edit.mutationOptions({ onSettled })),
    setStatus: useMutation(trpc.pool.setStatus.mutationOptions({ onSettled })),
    changeFunds: useMutation(trpc.pool.changeFunds.mutationOptions({ onSettled })),
    renewPowers: useMutation(trpc.pool.renewPowers.mutationOptions({ onSettled })),
  };
}
