import { cache } from "react";
import { api } from "~/trpc/server";
import { loadRound } from "../round/loadRound";
import { settle } from "../session/settle";
import type { PoolReader } from "./types";

/** A pool of an address with its round and who looks at it; an unknown one becomes the not-found page. */
export const loadPool = cache(async (slug: string, poolId: string) => {
  const round = await loadRound(slug);
  const caller = await api();
  const [me, pool] = await Promise.all([
    caller.session.me(),
    found(caller.pool.get({ roundId: round.id, poolId })),
  ]);
  const reader: PoolReader = {
    userId: me?.userId ?? null,
    organizer: round.myRoles.includes("organizer"),
  };
  return { round, pool, reader };
});

/** The same with one of its proposals. */
export const loadProposal = cache(async (slug: string, poolId: string, proposalId: string) => {
  const all = await loadPool(slug, poolId);
  const caller = await api();
  const asked = caller.pool.proposal({ roundId: all.round.id, poolId, proposalId });
  return { ...all, proposal: await found(asked) };
});

async function found<T>(asked: Promise<T>): Promise<T> {
  const settled = await settle(asked);
  return settled.ok ? settled.value : asked; // which throws the refusal itself
}
