import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { LeaderboardView } from "~/ui/leaderboard/LeaderboardView";
import { loadRound } from "~/ui/round/loadRound";
import { Refusal } from "~/ui/session/Refusal";
import { settle } from "~/ui/session/settle";

export const metadata: Metadata = { title: "Leaderboard" };

interface LeaderboardPageProps {
  params: Promise<{ slug: string }>;
}

export default async function LeaderboardPage({ params }: LeaderboardPageProps) {
  const round = await loadRound((await params).slug);
  const board = await settle((await api()).leaderboard.get({ roundId: round.id }));
  if (board.ok) return <LeaderboardView round={round} board={board.value} />;
  return (
    <Refusal
      {...board}
      path={`/rounds/${round.slug}/leaderboard`}
      round={`/rounds/${round.slug}`}
    />
  );
}
