import { useFormatter, useTranslations } from "next-intl";
import { DefinitionList } from "../primitives/DefinitionList";

interface JurorBriefProps {
  question: string;
  closesAt: Date | null;
}

/** What a juror agrees to: what is asked, how long it takes, and what is kept. */
export function JurorBrief({ question, closesAt }: JurorBriefProps) {
  const t = useTranslations("invitation.brief");
  const format = useFormatter();
  const deadline = closesAt && `${format.dateTime(closesAt, "exact")} UTC`;
  return (
    <DefinitionList
      items={[
        { term: t("asked"), value: <strong>{question}</strong>, about: t("askedAbout") },
        {
          term: t("howLong"),
          value: t("howLongValue"),
          about: (
            <>
              {t("howLongAbout")} {deadline && t("until", { deadline })}
            </>
          ),
        },
        { term: t("recorded"), value: t("recordedValue"), about: t("recordedAbout") },
      ]}
    />
  );
}
