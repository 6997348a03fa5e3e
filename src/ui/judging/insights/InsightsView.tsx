"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "~/trpc/client";
import { InReadersLanguage } from "../../language/InReadersLanguage";
import { ActionError } from "../../primitives/ActionError";
import { LinkButton } from "../../primitives/Button";
import { PageHeader, Section } from "../../primitives/PageHeader";
import { Skeleton } from "../../primitives/Skeleton";
import { Contradictions } from "./Contradictions";
import { OwnRanking } from "./OwnRanking";
import { WithoutMe } from "./WithoutMe";

interface InsightsViewProps {
  round: { id: string; slug: string };
  /** False once judging has ended. */
  open: boolean;
}

/** What a juror's own answers imply, where they go round, and after the close what they changed. */
export function InsightsView({ round, open }: InsightsViewProps) {
  const t = useTranslations("insights");
  const trpc = useTRPC();
  const found = useQuery(trpc.comparison.insights.queryOptions({ roundId: round.id }));
  const path = `/rounds/${round.slug}/compare`;
  const data = found.data;
  return (
    <InReadersLanguage>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            {open && <LinkButton href={path}>{t("back")}</LinkButton>}
            <LinkButton href={`${path}/history`} variant="quiet">
              {t("history")}
            </LinkButton>
          </>
        }
      />
      <ActionError error={found.error} title={t("failed")} />
      {!data && !found.error && <Skeleton className="h-64" />}
      {data?.state === "off" && <p className="text-quiet">{t("off")}</p>}
      {data?.state === "early" && (
        <p className="text-quiet">{t("early", { needed: data.needed, judged: data.judged })}</p>
      )}
      {data?.state === "ready" && (
        <>
          <Section id="contradictions" title={t("contradictions")}>
            <Contradictions
              projects={data.ranking}
              contradictions={data.contradictions}
              historyPath={open ? `${path}/history` : null}
            />
          </Section>
          <Section id="ranking" title={t("ranking")} lead={t("rankingLead")}>
            {data.groups > 1 && <p className="text-warn">{t("groups", { groups: data.groups })}</p>}
            <OwnRanking rows={data.ranking} />
          </Section>
        </>
      )}
      <Section id="influence" title={t("influence")}>
        <WithoutMe roundId={round.id} open={open} />
      </Section>
    </InReadersLanguage>
  );
}
