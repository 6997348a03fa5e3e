import { cache } from "react";
import { api } from "~/trpc/server";
import { settle } from "../session/settle";

/** The round of an address, asked for once per request; an unknown one becomes the not-found page. */
export const loadRound = cache(async (slug: string) => {
  const asked = (await api()).round.bySlug({ slug });
  const round = await settle(asked);
  return round.ok ? round.value : asked; // which throws the refusal itself
});
