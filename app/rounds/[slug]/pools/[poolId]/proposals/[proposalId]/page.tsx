import type { Metadata } from "next";
import { loadProposal } from "~/ui/pool/loadPool";
import { PoolFrame } from "~/ui/pool/PoolFrame";
import { ProposalBadge } from "~/ui/pool/ProposalBadge";
import { ProposalHead } from "~/ui/pool/ProposalHead";
import { ProposalView } from "~/ui/pool/ProposalView";

interface ProposalPageProps {
  params: Promise<{ slug: string; poolId: string; proposalId: string }>;
}

export async function generateMetadata({ params }: ProposalPageProps): Promise<Metadata> {
  const { slug, poolId, proposalId } = await params;
  const found = await loadProposal(slug, poolId, proposalId).catch(() => null);
  return { title: found?.proposal.title ?? "No such proposal" };
}

export default async function ProposalPage({ params }: ProposalPageProps) {
  const { slug, poolId, proposalId } = await params;
  const { round, pool, proposal, reader } = await loadProposal(slug, poolId, proposalId);
  return (
    <PoolFrame
      slug={round.slug}
      pool={pool}
      part={null}
      organizer={reader.organizer}
      title={proposal.title}
      lead={<ProposalHead pool={pool} proposal={proposal} />}
      aside={<ProposalBadge roundId={round.id} initial={proposal} />}
    >
      <ProposalView
        roundId={round.id}
        slug={round.slug}
        initial={{ pool, proposal }}
        reader={reader}
      />
    </PoolFrame>
  );
}
