import type { Metadata } from "next";
import { api } from "~/trpc/server";
import { JurorsView } from "~/ui/jurors/JurorsView";
import { NotOrganizer } from "~/ui/jurors/NotOrganizer";
import { loadRound } from "~/ui/round/loadRound";

export const metadata: Metadata = { title: "Jurors" };

interface JurorsPageProps {
  params: Promise<{ slug: string }>;
}

export default async function JurorsPage({ params }: JurorsPageProps) {
  const { id, slug, status, myRoles } = await loadRound((await params).slug);
  if (!myRoles.includes("organizer")) {
    const me = await (await api()).session.me();
    return <NotOrganizer signedIn={me !== null} slug={slug} path={`/rounds/${slug}/jurors`} />;
  }
  return <JurorsView roundId={id} slug={slug} status={status} />;
}
