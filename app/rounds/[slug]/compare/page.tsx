import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { JudgingDesk } from "~/ui/judging/JudgingDesk";
import { judgingState } from "~/ui/judging/judgingState";
import { NotJudging } from "~/ui/judging/NotJudging";
import { loadRound } from "~/ui/round/loadRound";
import { StartHint, StartLink } from "~/ui/start/StartHint";

export const metadata: Metadata = { title: "Compare" };

interface ComparePageProps {
  params: Promise<{ slug: string }>;
}

export default async function ComparePage({ params }: ComparePageProps) {
  const round = await loadRound((await params).slug);
  const caller = await api();
  const me = await caller.session.me();
  const { id, slug, question, status, closesAt, myRoles: roles } = round;
  const state = judgingState({ signedIn: me !== null, roles, status, closesAt }, Date.now());
  if (state !== "open") return <NotJudging state={state} slug={slug} closesAt={closesAt} />;
  const { done } = await caller.calibration.state({ roundId: id });
  return (
    <>
      {!done && <StartHint slug={slug} />}
      <JudgingDesk roundId={id} question={question} />
      {done && <StartLink slug={slug} />}
    </>
  );
}
