export type FundingPart = "" | "/contribute" | "/expertise" | "/sandbox";

/** The pages about what is given to a round, each with its own address. */
const PAGES: readonly { part: FundingPart; path: string; label: string }[] = [
  { part: "", path: "/funding", label: "Matches" },
  { part: "/contribute", path: "/contribute", label: "Contribute" },
  { part: "/expertise", path: "/expertise", label: "Expertise" },
  { part: "/sandbox", path: "/sandbox", label: "Sandbox" },
];

export function fundingTabs(slug: string, current: FundingPart) {
  return PAGES.map(({ part, path, label }) => ({
    href: `/rounds/${slug}${path}`,
    label,
    current: part === current,
  }));
}
