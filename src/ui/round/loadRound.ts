import { cache } from "react";
import { api } from "~/trpc/server";
import { settle } from "../session/settle";

/** The round of an address, asked for once per request; an unknown one becomes the not-found page. */
export const loadRound = cache(async (slug: string) => {
  const round = await settle((await api()).round.bySlug({ slug }));
  if (!round.ok) throw new Error(round.message);
  return round.value;
});
