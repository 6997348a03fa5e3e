import type { Metadata } from "next";
import { loadPool } from "~/ui/pool/loadPool";
import { MyStakes } from "~/ui/pool/MyStakes";
import { PoolFrame } from "~/ui/pool/PoolFrame";

export const metadata: Metadata = { title: "My stakes" };

interface StakesPageProps {
  params: Promise<{ slug: string; poolId: string }>;
}

export default async function StakesPage({ params }: StakesPageProps) {
  const { slug, poolId } = await params;
  const { round, pool, reader } = await loadPool(slug, poolId);
  return (
    <PoolFrame slug={round.slug} pool={pool} part="/stakes" organizer={reader.organizer}>
      <MyStakes roundId={round.id} slug={round.slug} initial={pool} reader={reader} />
    </PoolFrame>
  );
}
