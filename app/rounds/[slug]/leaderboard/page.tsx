import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { LeaderboardView } from "~/ui/leaderboard/LeaderboardView";
import { AmendmentNotice } from "~/ui/round/AmendmentNotice";
import { loadRound } from "~/ui/round/loadRound";
import { Refusal } from "~/ui/session/Refusal";
import { settle } from "~/ui/session/settle";

export const metadata: Metadata = { title: "Leaderboard" };

interface LeaderboardPageProps {
  params: Promise<{ slug: string }>;
}

export default async function LeaderboardPage({ params }: LeaderboardPageProps) {
  const round = await loadRound((await params).slug);
  const caller = await api();
  const board = await settle(caller.leaderboard.get({ roundId: round.id }));
  if (board.ok) {
    const amendments = await caller.round.amendments({ roundId: round.id });
    return (
      <>
        <AmendmentNotice amendments={amendments} round={round} />
        <LeaderboardView round={round} board={board.value} />
      </>
    );
  }
  return (
    <Refusal
      {...board}
      path={`/rounds/${round.slug}/leaderboard`}
      round={`/rounds/${round.slug}`}
    />
  );
}
