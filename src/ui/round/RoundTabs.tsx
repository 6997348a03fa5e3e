"use client";

import { usePathname } from "next/navigation";
import { type Messages, useTranslations } from "next-intl";
import { InReadersLanguage } from "../language/InReadersLanguage";
import { Tabs } from "../primitives/Tabs";
import { type RoundRole, roundTabs } from "./roundTabs";

type TabName = keyof Messages["tabs"];

interface RoundTabsProps {
  slug: string;
  roles: readonly RoundRole[];
  /** Whether the round takes contributions. */
  funded: boolean;
  /** Whether it has conviction pools. */
  pooled: boolean;
}

/** The pages of a round that this person can use. */
export function RoundTabs({ slug, roles, funded, pooled }: RoundTabsProps) {
  const path = usePathname();
  const t = useTranslations("tabs");
  // A page that has no translated name yet keeps its own.
  const named = (label: string) => (t.has(label as TabName) ? t(label as TabName) : label);
  const tabs = roundTabs(slug, roles, path, { funding: funded, pools: pooled }).map((tab) => ({
    ...tab,
    label: named(tab.label),
  }));
  return (
    <InReadersLanguage>
      <Tabs label={t("label")} tabs={tabs} />
    </InReadersLanguage>
  );
}
