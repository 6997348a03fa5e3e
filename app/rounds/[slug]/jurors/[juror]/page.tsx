import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { JurorView } from "~/ui/jurors/JurorView";
import { NotOrganizer } from "~/ui/jurors/NotOrganizer";
import { loadRound } from "~/ui/round/loadRound";

export const metadata: Metadata = { title: "Juror" };

interface JurorPageProps {
  params: Promise<{ slug: string; juror: string }>;
}

export default async function JurorPage({ params }: JurorPageProps) {
  const { slug: asked, juror } = await params;
  const { id, slug, status, myRoles } = await loadRound(asked);
  if (!myRoles.includes("organizer")) {
    const me = await (await api()).session.me();
    return <NotOrganizer signedIn={me !== null} slug={slug} path={`/rounds/${slug}/jurors`} />;
  }
  const key = decodeURIComponent(juror);
  return <JurorView roundId={id} slug={slug} juror={key} open={status === "open"} />;
}
