import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { PoolList } from "~/ui/pool/PoolList";
import { poolsPath } from "~/ui/pool/poolPages";
import { LinkButton } from "~/ui/primitives/Button";
import { PageHeader } from "~/ui/primitives/PageHeader";
import { loadRound } from "~/ui/round/loadRound";

export const metadata: Metadata = { title: "Pools" };

interface PoolsPageProps {
  params: Promise<{ slug: string }>;
}

export default async function PoolsPage({ params }: PoolsPageProps) {
  const round = await loadRound((await params).slug);
  const pools = await (await api()).pool.list({ roundId: round.id });
  const organizer = round.myRoles.includes("organizer");
  return (
    <>
      <PageHeader
        title="Pools"
        lead="Funds that are given out all the time: members stake power on proposals, conviction grows while it stays, and what crosses its trigger is paid."
        actions={
          organizer &&
          pools.length > 0 && (
            <LinkButton variant="primary" href={`${poolsPath(round.slug)}/new`}>
              Open a pool
            </LinkButton>
          )
        }
      />
      <PoolList slug={round.slug} pools={pools} organizer={organizer} />
    </>
  );
}
