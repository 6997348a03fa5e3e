import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { NewPool } from "~/ui/pool/NewPool";
import { poolsPath } from "~/ui/pool/poolPages";
import { Breadcrumb } from "~/ui/primitives/Breadcrumb";
import { PageHeader } from "~/ui/primitives/PageHeader";
import { loadRound } from "~/ui/round/loadRound";
import { Refusal } from "~/ui/session/Refusal";

export const metadata: Metadata = { title: "Open a pool" };

interface NewPoolPageProps {
  params: Promise<{ slug: string }>;
}

export default async function NewPoolPage({ params }: NewPoolPageProps) {
  const round = await loadRound((await params).slug);
  const path = poolsPath(round.slug);
  if (!round.myRoles.includes("organizer")) {
    const reason = (await (await api()).session.me()) ? "refused" : "signIn";
    const message = "Only organizers open pools";
    return (
      <Refusal {...{ reason, message }} path={`${path}/new`} round={`/rounds/${round.slug}`} />
    );
  }
  const { symbol, decimals } = round.pool;
  return (
    <>
      <div className="pt-3">
        <Breadcrumb label="Above this page" crumbs={[{ href: path, label: "Pools" }]} />
      </div>
      <PageHeader
        title="Open a pool"
        lead="What it holds, what a proposal needs to pass, and who has a say."
      />
      <NewPool roundId={round.id} slug={round.slug} token={{ symbol, decimals }} />
    </>
  );
}
