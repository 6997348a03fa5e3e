import { api } from "~/trpc/server";
import { loadRound } from "~/ui/round/loadRound";
import { RoundOverview } from "~/ui/round/RoundOverview";

interface RoundPageProps {
  params: Promise<{ slug: string }>;
}

export default async function RoundPage({ params }: RoundPageProps) {
  const round = await loadRound((await params).slug);
  const projects = await (await api()).project.list({ roundId: round.id });
  return <RoundOverview round={round} projects={projects} />;
}
