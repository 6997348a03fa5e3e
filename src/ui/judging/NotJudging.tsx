import { useFormatter, useTranslations } from "next-intl";
import { InReadersLanguage } from "../language/InReadersLanguage";
import { LinkButton } from "../primitives/Button";
import { PageHeader } from "../primitives/PageHeader";
import { Refusal } from "../session/Refusal";
import type { JudgingState } from "./judgingState";

interface NotJudgingProps {
  state: Exclude<JudgingState, "open">;
  slug: string;
  closesAt: Date | null;
}

/** Instead of a pair: why there is none for this person, and where to go. */
export function NotJudging({ state, slug, closesAt }: NotJudgingProps) {
  const t = useTranslations("notJudging");
  const format = useFormatter();
  const round = `/rounds/${slug}`;
  if (state === "signIn") {
    return <Refusal reason="signIn" message="" path={`${round}/compare`} />;
  }
  const deadline = closesAt ? `${format.dateTime(closesAt, "exact")} UTC` : "";
  const lead = state === "pastDeadline" ? t("pastDeadline.lead", { deadline }) : t(`${state}.lead`);
  const judged = state === "closed" || state === "pastDeadline";
  return (
    <InReadersLanguage>
      <PageHeader
        title={t(`${state}.title`)}
        lead={lead}
        actions={
          <>
            <LinkButton href={round} variant="primary">
              {t("back")}
            </LinkButton>
            {state === "closed" && (
              <LinkButton href={`${round}/results`}>{t("weights")}</LinkButton>
            )}
            {judged && <LinkButton href={`${round}/compare/history`}>{t("history")}</LinkButton>}
          </>
        }
      />
    </InReadersLanguage>
  );
}
