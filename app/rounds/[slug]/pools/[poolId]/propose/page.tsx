import type { Metadata } from "next";
import { loadPool } from "~/ui/pool/loadPool";
import { PoolFrame } from "~/ui/pool/PoolFrame";
import { ProposeForm } from "~/ui/pool/ProposeForm";

export const metadata: Metadata = { title: "Propose" };

interface ProposePageProps {
  params: Promise<{ slug: string; poolId: string }>;
}

export default async function ProposePage({ params }: ProposePageProps) {
  const { slug, poolId } = await params;
  const { round, pool, reader } = await loadPool(slug, poolId);
  return (
    <PoolFrame slug={round.slug} pool={pool} part="/propose" organizer={reader.organizer}>
      <ProposeForm roundId={round.id} slug={round.slug} initial={pool} reader={reader} />
    </PoolFrame>
  );
}
