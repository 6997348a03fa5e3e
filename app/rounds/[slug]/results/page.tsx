import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { Results } from "~/ui/results/Results";
import { loadRound } from "~/ui/round/loadRound";

export const metadata: Metadata = { title: "Results" };

interface ResultsPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ method?: string | string[] }>;
}

export default async function ResultsPage({ params, searchParams }: ResultsPageProps) {
  const round = await loadRound((await params).slug);
  const { method } = await searchParams;
  const wanted = typeof method === "string" ? method.slice(0, 64) : undefined;
  const caller = await api();
  const [fit, table, methods] = await Promise.all([
    caller.fit.latest({ roundId: round.id, method: wanted || undefined }),
    caller.fit.comparisonTable({ roundId: round.id }),
    caller.fit.methods(),
  ]);
  return <Results round={round} fit={fit} table={table} methods={methods} wanted={wanted} />;
}
