import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { PayoutReport } from "~/ui/payout/PayoutReport";
import { loadRound } from "~/ui/round/loadRound";
import { Refusal } from "~/ui/session/Refusal";
import { settle } from "~/ui/session/settle";

export const metadata: Metadata = { title: "Payout report" };

interface ReportPageProps {
  params: Promise<{ slug: string; run: string }>;
}

export default async function ReportPage({ params }: ReportPageProps) {
  const { slug, run: runId } = await params;
  const round = await loadRound(slug);
  const report = await settle((await api()).payout.report({ roundId: round.id, runId }));
  const path = `/rounds/${round.slug}/payouts/${runId}/report`;
  if (!report.ok) return <Refusal {...report} path={path} round={`/rounds/${round.slug}`} />;
  return (
    <PayoutReport
      round={{ title: round.title, slug: round.slug, settingsHash: round.settingsHash }}
      report={report.value}
    />
  );
}
