import type { Metadata } from "next";
import Link from "next/link";
import { api } from "~/trpc/server";
import { ClaimDesk } from "~/ui/payout/ClaimDesk";
import { PageHeader } from "~/ui/primitives/PageHeader";
import { loadRound } from "~/ui/round/loadRound";
import { Refusal } from "~/ui/session/Refusal";
import { settle } from "~/ui/session/settle";

export const metadata: Metadata = { title: "Claim a payout" };

interface ClaimPageProps {
  params: Promise<{ slug: string; run: string }>;
}

export default async function ClaimPage({ params }: ClaimPageProps) {
  const { slug, run: runId } = await params;
  const round = await loadRound(slug);
  const caller = await api();
  const claims = await settle(caller.payout.claims({ roundId: round.id, runId }));
  const path = `/rounds/${round.slug}/payouts/${runId}/claim`;
  if (!claims.ok) return <Refusal {...claims} path={path} round={`/rounds/${round.slug}`} />;
  const { recipe } = await caller.payout.get({ roundId: round.id, runId });
  return (
    <>
      <PageHeader
        title="Claim a payout"
        lead="What an approved run pays to an address, and the proof that a distributor contract asks for."
      />
      <ClaimDesk roundId={round.id} runId={runId} claims={claims.value} recipe={recipe} />
      <p className="py-6 text-small">
        <Link className="link" href={`/rounds/${round.slug}/payouts?run=${runId}`}>
          The run with all of its lines
        </Link>
      </p>
    </>
  );
}
