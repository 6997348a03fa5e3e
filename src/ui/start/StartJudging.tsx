import { useTranslations } from "next-intl";
import { InReadersLanguage } from "../language/InReadersLanguage";
import { LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";
import { ConflictStep } from "./ConflictStep";
import { PracticeStep } from "./PracticeStep";

interface StartJudgingProps {
  roundId: string;
  slug: string;
  question: string;
  projects: readonly string[];
}

/** The two things before a juror's first pair; either can be skipped, and returned to at any time. */
export function StartJudging({ roundId, slug, question, projects }: StartJudgingProps) {
  const t = useTranslations("start");
  const href = `/rounds/${slug}/compare`;
  return (
    <InReadersLanguage>
      <PageHeader
        title={t("title")}
        lead={t("lead", { question })}
        actions={<LinkButton href={href}>{t("skip")}</LinkButton>}
      />
      <ConflictStep roundId={roundId} projects={projects} />
      <PracticeStep roundId={roundId} href={href} />
    </InReadersLanguage>
  );
}
