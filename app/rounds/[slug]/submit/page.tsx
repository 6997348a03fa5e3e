import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { PageHeader } from "~/ui/primitives/PageHeader";
import { loadRound } from "~/ui/round/loadRound";
import { Refusal } from "~/ui/session/Refusal";
import { settle } from "~/ui/session/settle";
import { SubmissionDesk } from "~/ui/submission/SubmissionDesk";
import { submittingState } from "~/ui/submission/submittingState";

export const metadata: Metadata = { title: "Submit" };

interface SubmitPageProps {
  params: Promise<{ slug: string }>;
}

export default async function SubmitPage({ params }: SubmitPageProps) {
  const round = await loadRound((await params).slug);
  const caller = await api();
  const ofRound = { roundId: round.id };
  const mine = await settle(caller.submission.mine(ofRound));
  if (!mine.ok) {
    return (
      <Refusal {...mine} path={`/rounds/${round.slug}/submit`} round={`/rounds/${round.slug}`} />
    );
  }
  const [quota, team, template] = await Promise.all([
    caller.submission.quota(ofRound),
    caller.team.mine(ofRound),
    caller.submission.template(ofRound),
  ]);
  const state = submittingState(round, Date.now());
  return (
    <>
      <PageHeader title="Predict the jury" lead={state.lead} />
      <SubmissionDesk
        roundId={round.id}
        slug={round.slug}
        template={template}
        accepting={state.accepting}
        closed={round.status === "closed"}
        initial={{ quota, team, mine: mine.value }}
      />
    </>
  );
}
