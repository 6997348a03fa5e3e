import type { Metadata } from "next";
import { loadPool } from "~/ui/pool/loadPool";
import { ManagePool } from "~/ui/pool/ManagePool";
import { PoolFrame } from "~/ui/pool/PoolFrame";
import { poolPath } from "~/ui/pool/poolPages";
import { Refusal } from "~/ui/session/Refusal";

export const metadata: Metadata = { title: "Manage a pool" };

interface ManagePoolPageProps {
  params: Promise<{ slug: string; poolId: string }>;
}

export default async function ManagePoolPage({ params }: ManagePoolPageProps) {
  const { slug, poolId } = await params;
  const { round, pool, reader } = await loadPool(slug, poolId);
  if (!reader.organizer) {
    return (
      <Refusal
        reason={reader.userId === null ? "signIn" : "refused"}
        message="Only organizers manage a pool"
        path={`${poolPath(round.slug, pool.id)}/manage`}
        round={`/rounds/${round.slug}`}
      />
    );
  }
  return (
    <PoolFrame slug={round.slug} pool={pool} part="/manage" organizer>
      <ManagePool roundId={round.id} initial={pool} />
    </PoolFrame>
  );
}
