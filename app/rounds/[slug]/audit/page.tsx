import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { PageHeader } from "~/ui/primitives/PageHeader";
import { AuditTrail } from "~/ui/round/AuditTrail";
import { loadRound } from "~/ui/round/loadRound";

export const metadata: Metadata = { title: "Audit" };

interface AuditPageProps {
  params: Promise<{ slug: string }>;
}

export default async function AuditPage({ params }: AuditPageProps) {
  const round = await loadRound((await params).slug);
  const trail = await (await api()).audit.list({ roundId: round.id });
  return (
    <>
      <PageHeader
        title="Audit"
        lead="Everything that changed this round, recorded as it happened and chained by hashes."
      />
      <AuditTrail trail={trail} slug={round.slug} />
    </>
  );
}
