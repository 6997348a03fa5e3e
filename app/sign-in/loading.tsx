import { useTranslations } from "next-intl";
import { InReadersLanguage } from "~/ui/language/InReadersLanguage";
import { PageSkeleton } from "~/ui/primitives/Skeleton";

export default function Loading() {
  const t = useTranslations("signIn");
  return (
    <InReadersLanguage>
      <PageSkeleton label={t("loading")} />
    </InReadersLanguage>
  );
}
