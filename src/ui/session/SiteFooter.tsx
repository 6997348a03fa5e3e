import Link from "next/link";
import { useTranslations } from "next-intl";

/** What the numbers on these pages rest on. */
export function SiteFooter() {
  const t = useTranslations("site");
  return (
    <footer className="page mt-16 pb-10 text-quiet text-small">
      <div className="flex flex-wrap justify-between gap-x-8 gap-y-2 border-rule border-t pt-4">
        <p>{t("recomputed")}</p>
        <p>{t("utc")}</p>
        <p className="flex gap-6">
          <Link href="/lab" className="link">
            {t("lab")}
          </Link>
          <Link href="/developers" className="link">
            {t("api")}
          </Link>
        </p>
      </div>
    </footer>
  );
}
