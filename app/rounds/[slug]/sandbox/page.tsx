import type { Metadata } from "next";
import { FundingFrame } from "~/ui/funding/FundingFrame";
import { Sandbox } from "~/ui/funding/Sandbox";
import { loadRound } from "~/ui/round/loadRound";

export const metadata: Metadata = { title: "Sandbox" };

interface SandboxPageProps {
  params: Promise<{ slug: string }>;
}

export default async function SandboxPage({ params }: SandboxPageProps) {
  const round = await loadRound((await params).slug);
  return (
    <FundingFrame
      round={round}
      part="/sandbox"
      title="Sandbox"
      lead="What if the recipe were another? Everything is computed in your browser; a link keeps what you set."
    >
      <Sandbox roundId={round.id} slug={round.slug} />
    </FundingFrame>
  );
}
