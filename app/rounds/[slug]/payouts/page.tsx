import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { PayoutDesk } from "~/ui/payout/PayoutDesk";
import { formatAmountExact } from "~/ui/primitives/numbers";
import { PageHeader } from "~/ui/primitives/PageHeader";
import { loadRound } from "~/ui/round/loadRound";

export const metadata: Metadata = { title: "Payouts" };

interface PayoutsPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ run?: string | string[] }>;
}

export default async function PayoutsPage({ params, searchParams }: PayoutsPageProps) {
  const round = await loadRound((await params).slug);
  const { run } = await searchParams;
  const caller = await api();
  const [runs, me, methods] = await Promise.all([
    caller.payout.list({ roundId: round.id }),
    caller.session.me(),
    caller.fit.methods(),
  ]);
  return (
    <>
      <PageHeader
        title="Payouts"
        lead={`The pool is ${formatAmountExact(round.settings.pool)}. One person proposes how it is split, another approves, then it is paid.`}
      />
      <PayoutDesk
        roundId={round.id}
        slug={round.slug}
        closed={round.status === "closed"}
        hasPrizes={round.hasPrizes}
        viewer={me && { userId: me.userId, roles: round.myRoles }}
        runs={runs}
        methods={Object.fromEntries(methods.map(({ key, title }) => [key, title]))}
        selected={typeof run === "string" ? run : null}
      />
    </>
  );
}
