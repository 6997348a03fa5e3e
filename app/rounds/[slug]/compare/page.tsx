import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { api } from "~/trpc/server";
import { JudgingDesk } from "~/ui/judging/JudgingDesk";
import { judgingState } from "~/ui/judging/judgingState";
import { NotJudging } from "~/ui/judging/NotJudging";
import { SetDesk } from "~/ui/judging/sets/SetDesk";
import { InReadersLanguage } from "~/ui/language/InReadersLanguage";
import { loadRound } from "~/ui/round/loadRound";
import { StartHint, StartLink } from "~/ui/start/StartHint";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("tabs");
  return { title: t("Compare") };
}

interface ComparePageProps {
  params: Promise<{ slug: string }>;
}

export default async function ComparePage({ params }: ComparePageProps) {
  const round = await loadRound((await params).slug);
  const caller = await api();
  const me = await caller.session.me();
  const { id, slug, question, status, closesAt, myRoles: roles, settings } = round;
  const state = judgingState({ signedIn: me !== null, roles, status, closesAt }, Date.now());
  if (!me || state !== "open") {
    const why = state === "open" ? "signIn" : state;
    return <NotJudging state={why} slug={slug} closesAt={closesAt} />;
  }
  const t = await getTranslations("insights");
  const { done } = await caller.calibration.state({ roundId: id });
  const desk = {
    round: { id, slug, question },
    target: settings.pairsPerJuror,
    multiplierMax: settings.multiplierMax,
  };
  return (
    <>
      {!done && <StartHint slug={slug} />}
      {settings.input === "pairs" ? (
        <JudgingDesk userId={me.userId} {...desk} />
      ) : (
        <SetDesk {...desk} />
      )}
      {settings.ownInsights && settings.input === "pairs" && (
        <InReadersLanguage>
          <p className="border-rule border-t py-4 text-small">
            <a href={`/rounds/${slug}/compare/insights`}>{t("link")}</a>
          </p>
        </InReadersLanguage>
      )}
      {done && <StartLink slug={slug} />}
    </>
  );
}
