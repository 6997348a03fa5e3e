import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "~/trpc/server";
import { InsightsView } from "~/ui/judging/insights/InsightsView";
import { judgingState } from "~/ui/judging/judgingState";
import { NotJudging } from "~/ui/judging/NotJudging";
import { loadRound } from "~/ui/round/loadRound";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("insights");
  return { title: t("title") };
}

interface InsightsPageProps {
  params: Promise<{ slug: string }>;
}

/** Stays readable when judging has ended. */
export default async function InsightsPage({ params }: InsightsPageProps) {
  const round = await loadRound((await params).slug);
  const me = await (await api()).session.me();
  const { id, slug, status, closesAt, myRoles: roles } = round;
  const state = judgingState({ signedIn: me !== null, roles, status, closesAt }, Date.now());
  const readable = state === "open" || state === "closed" || state === "pastDeadline";
  if (!me || !readable) {
    return <NotJudging state={readable ? "signIn" : state} slug={slug} closesAt={closesAt} />;
  }
  return <InsightsView round={{ id, slug }} open={state === "open"} />;
}
