import { api } from "~/trpc/server";
import { loadRound } from "../round/loadRound";

export interface ResultsAddress {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ method?: string | string[] }>;
}

const METHOD_LENGTH_MAX = 64;

/** What every page of the results starts from. */
export async function loadResults({ params, searchParams }: ResultsAddress) {
  const round = await loadRound((await params).slug);
  const { method } = await searchParams;
  const wanted =
    typeof method === "string" && method ? method.slice(0, METHOD_LENGTH_MAX) : undefined;
  const caller = await api();
  const [fit, compared, methods] = await Promise.all([
    caller.fit.latest({ roundId: round.id, method: wanted }),
    caller.fit.byMethod({ roundId: round.id, limit: 1 }),
    caller.fit.methods(),
  ]);
  return { round, fit, methods, fitted: compared.methods, wanted };
}

export type ResultsBase = Awaited<ReturnType<typeof loadResults>>;
