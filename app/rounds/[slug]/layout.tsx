import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { InReadersLanguage } from "~/ui/language/InReadersLanguage";
import { Breadcrumb } from "~/ui/primitives/Breadcrumb";
import { loadRound } from "~/ui/round/loadRound";
import { RoundTabs } from "~/ui/round/RoundTabs";

interface RoundLayoutProps {
  params: Promise<{ slug: string }>;
  children: ReactNode;
}

export async function generateMetadata({ params }: RoundLayoutProps): Promise<Metadata> {
  // A page that is not there needs a title, too: thrown from here, "not found" would leave it none.
  const round = await loadRound((await params).slug).catch(() => null);
  if (!round) return { title: { default: "No such round", template: "%s · Steelyard" } };
  return { title: { default: round.title, template: `%s · ${round.title} · Steelyard` } };
}

export default async function RoundLayout({ params, children }: RoundLayoutProps) {
  const round = await loadRound((await params).slug);
  const t = await getTranslations("breadcrumb");
  return (
    <>
      <div className="pt-2">
        <InReadersLanguage>
          <Breadcrumb
            label={t("label")}
            crumbs={[
              { href: "/", label: t("rounds") },
              { href: `/rounds/${round.slug}`, label: round.title },
            ]}
          />
        </InReadersLanguage>
        <RoundTabs
          slug={round.slug}
          roles={round.myRoles}
          funded={round.settings.funding !== undefined}
          pooled={round.hasPools}
        />
      </div>
      {children}
    </>
  );
}
