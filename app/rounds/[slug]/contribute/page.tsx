import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { Contribute } from "~/ui/funding/Contribute";
import { FundingFrame } from "~/ui/funding/FundingFrame";
import { whyNoPledges } from "~/ui/funding/givingState";
import { loadRound } from "~/ui/round/loadRound";

export const metadata: Metadata = { title: "Contribute" };

interface ContributePageProps {
  params: Promise<{ slug: string }>;
}

export default async function ContributePage({ params }: ContributePageProps) {
  const round = await loadRound((await params).slug);
  const caller = await api();
  const [me, projects] = await Promise.all([
    caller.session.me(),
    caller.project.list({ roundId: round.id }),
  ]);
  return (
    <FundingFrame
      round={round}
      part="/contribute"
      title="Contribute"
      lead="Give to projects of this round, and see before what it would add from the pool."
    >
      <Contribute
        roundId={round.id}
        slug={round.slug}
        projects={projects.map(({ id, name, title }) => ({ id, name, title }))}
        signedIn={me !== null}
        closed={whyNoPledges(round, Date.now())}
      />
    </FundingFrame>
  );
}
