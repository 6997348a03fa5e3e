"use client";

import { usePathname } from "next/navigation";
import { Tabs } from "../primitives/Tabs";
import { type RoundRole, roundTabs } from "./roundTabs";

interface RoundTabsProps {
  slug: string;
  roles: readonly RoundRole[];
}

/** The pages of a round that this person can use. */
export function RoundTabs({ slug, roles }: RoundTabsProps) {
  const path = usePathname();
  return <Tabs label="This round" tabs={roundTabs(slug, roles, path)} />;
}
