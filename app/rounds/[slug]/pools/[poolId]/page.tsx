import type { Metadata } from "next";
import { loadPool } from "~/ui/pool/loadPool";
import { PoolFrame } from "~/ui/pool/PoolFrame";
import { PoolView } from "~/ui/pool/PoolView";

interface PoolPageProps {
  params: Promise<{ slug: string; poolId: string }>;
}

export async function generateMetadata({ params }: PoolPageProps): Promise<Metadata> {
  const { slug, poolId } = await params;
  const found = await loadPool(slug, poolId).catch(() => null);
  return { title: found?.pool.name ?? "No such pool" };
}

export default async function PoolPage({ params }: PoolPageProps) {
  const { slug, poolId } = await params;
  const { round, pool, reader } = await loadPool(slug, poolId);
  return (
    <PoolFrame slug={round.slug} pool={pool} part="" organizer={reader.organizer}>
      <PoolView roundId={round.id} slug={round.slug} initial={pool} reader={reader} />
    </PoolFrame>
  );
}
