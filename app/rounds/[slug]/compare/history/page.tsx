import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "~/trpc/server";
import { HistoryView } from "~/ui/judging/history/HistoryView";
import { judgingState } from "~/ui/judging/judgingState";
import { NotJudging } from "~/ui/judging/NotJudging";
import { loadRound } from "~/ui/round/loadRound";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("history");
  return { title: t("title") };
}

interface HistoryPageProps {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ change?: string | string[] }>;
}

/** Stays readable when judging has ended. */
export default async function HistoryPage({ params, searchParams }: HistoryPageProps) {
  const round = await loadRound((await params).slug);
  const me = await (await api()).session.me();
  const { id, slug, question, status, closesAt, myRoles: roles, settings } = round;
  const state = judgingState({ signedIn: me !== null, roles, status, closesAt }, Date.now());
  const readable = state === "open" || state === "closed" || state === "pastDeadline";
  if (!me || !readable) {
    return <NotJudging state={readable ? "signIn" : state} slug={slug} closesAt={closesAt} />;
  }
  return (
    <HistoryView
      userId={me.userId}
      round={{ id, slug, question }}
      multiplierMax={settings.multiplierMax}
      open={state === "open"}
      changing={[(await searchParams).change].flat()[0]}
      sets={settings.input !== "pairs"}
    />
  );
}
