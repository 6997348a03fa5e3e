import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { DatasetsView } from "~/ui/data/DatasetsView";
import { AmendmentNotice } from "~/ui/round/AmendmentNotice";
import { loadRound } from "~/ui/round/loadRound";

export const metadata: Metadata = { title: "Data" };

interface DataPageProps {
  params: Promise<{ slug: string }>;
}

export default async function DataPage({ params }: DataPageProps) {
  const round = await loadRound((await params).slug);
  const caller = await api();
  const at = { roundId: round.id };
  const [{ versions }, amendments] = await Promise.all([
    caller.dataset.list(at),
    caller.round.amendments(at),
  ]);
  return (
    <>
      <AmendmentNotice amendments={amendments} round={round} />
      <DatasetsView round={round} metric={round.settings.metric} versions={versions} />
    </>
  );
}
