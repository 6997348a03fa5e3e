import { useTranslations } from "next-intl";
import { InReadersLanguage } from "../language/InReadersLanguage";

/** Above the pairs, until a juror has practised once. */
export function StartHint({ slug }: { slug: string }) {
  const t = useTranslations("start");
  return (
    <InReadersLanguage>
      <p className="mt-3 border-accent border-s-3 bg-wash px-4 py-2.5 text-small">
        {t.rich("hint", {
          link: (text) => <a href={`/rounds/${slug}/compare/start`}>{text}</a>,
        })}
      </p>
    </InReadersLanguage>
  );
}

/** Below the pairs, for a juror who finds out later. */
export function StartLink({ slug }: { slug: string }) {
  const t = useTranslations("start");
  return (
    <InReadersLanguage>
      <p className="border-rule border-t py-4 text-small">
        <a href={`/rounds/${slug}/compare/start`}>{t("link")}</a>
      </p>
    </InReadersLanguage>
  );
}
