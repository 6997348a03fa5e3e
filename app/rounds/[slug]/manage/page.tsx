import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { ManageRound } from "~/ui/organizer/ManageRound";
import { publishChecks } from "~/ui/organizer/publishChecks";
import { loadRound } from "~/ui/round/loadRound";
import { Refusal } from "~/ui/session/Refusal";

export const metadata: Metadata = { title: "Manage" };

interface ManagePageProps {
  params: Promise<{ slug: string }>;
}

export default async function ManagePage({ params }: ManagePageProps) {
  const round = await loadRound((await params).slug);
  const caller = await api();
  if (!round.myRoles.includes("organizer")) {
    const reason = (await caller.session.me()) ? "refused" : "signIn";
    return (
      <Refusal
        reason={reason}
        message="Only organizers manage a round"
        path={`/rounds/${round.slug}/manage`}
        round={`/rounds/${round.slug}`}
      />
    );
  }
  const [projects, methods] = await Promise.all([
    caller.project.list({ roundId: round.id }),
    caller.fit.methods(),
  ]);
  const now = Date.now();
  return (
    <ManageRound
      round={round}
      projects={projects}
      methods={methods}
      checks={publishChecks(round, projects.length, now)}
      early={round.closesAt !== null && round.closesAt.getTime() > now}
    />
  );
}
