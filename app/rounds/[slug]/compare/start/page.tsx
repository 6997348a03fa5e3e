import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "~/trpc/server";
import { judgingState } from "~/ui/judging/judgingState";
import { NotJudging } from "~/ui/judging/NotJudging";
import { loadRound } from "~/ui/round/loadRound";
import { StartJudging } from "~/ui/start/StartJudging";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("start");
  return { title: t("title") };
}

interface StartPageProps {
  params: Promise<{ slug: string }>;
}

export default async function StartPage({ params }: StartPageProps) {
  const round = await loadRound((await params).slug);
  const caller = await api();
  const me = await caller.session.me();
  const { id, slug, question, status, closesAt, myRoles: roles } = round;
  const state = judgingState({ signedIn: me !== null, roles, status, closesAt }, Date.now());
  if (state !== "open") return <NotJudging state={state} slug={slug} closesAt={closesAt} />;
  const projects = await caller.project.list({ roundId: id });
  const names = projects.map(({ name }) => name);
  return <StartJudging roundId={id} slug={slug} question={question} projects={names} />;
}
