import type { Metadata } from "next";
import { ExpertiseView } from "~/ui/funding/ExpertiseView";
import { FundingFrame } from "~/ui/funding/FundingFrame";
import { expertiseStands } from "~/ui/funding/givingState";
import { loadRound } from "~/ui/round/loadRound";

export const metadata: Metadata = { title: "Expertise" };

interface ExpertisePageProps {
  params: Promise<{ slug: string }>;
}

export default async function ExpertisePage({ params }: ExpertisePageProps) {
  const round = await loadRound((await params).slug);
  const stands = expertiseStands(round, Date.now());
  return (
    <FundingFrame
      round={round}
      part="/expertise"
      title="Expertise"
      lead={`Whose gifts count for more, and on whose word.${stands ? " Contributions have ended, so it stays as it stood." : ""}`}
    >
      <ExpertiseView roundId={round.id} roles={stands ? [] : round.myRoles} />
    </FundingFrame>
  );
}
