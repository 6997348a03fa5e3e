import { api } from "~/trpc/server";
import { loadRound } from "~/ui/round/loadRound";
import { RoundOverview } from "~/ui/round/RoundOverview";

interface RoundPageProps {
  params: Promise<{ slug: string }>;
}

export default async function RoundPage({ params }: RoundPageProps) {
  const round = await loadRound((await params).slug);
  const caller = await api();
  const at = { roundId: round.id };
  const [projects, amendments] = await Promise.all([
    caller.project.list(at),
    caller.round.amendments(at),
  ]);
  return <RoundOverview round={round} projects={projects} amendments={amendments} />;
}
