import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { FundingFrame } from "~/ui/funding/FundingFrame";
import { FundingResults } from "~/ui/funding/FundingResults";
import { loadRound } from "~/ui/round/loadRound";

export const metadata: Metadata = { title: "Funding" };

interface FundingPageProps {
  params: Promise<{ slug: string }>;
}

export default async function FundingPage({ params }: FundingPageProps) {
  const round = await loadRound((await params).slug);
  const caller = await api();
  const [funding, me] = await Promise.all([
    caller.funding.get({ roundId: round.id }),
    caller.session.me(),
  ]);
  return (
    <FundingFrame
      round={round}
      part=""
      title="Funding"
      lead="What people give, and what the round's recipe makes of it, step by step."
    >
      <FundingResults
        roundId={round.id}
        slug={round.slug}
        funding={funding}
        signedIn={me !== null}
      />
    </FundingFrame>
  );
}
