/** The pages of the lab, in their order. */
export const LAB_PAGES = [
  {
    key: "conviction",
    tab: "Trigger",
    title: "What conviction a request needs",
    lead: "The trigger of a pool, its bounds, and how long a stake takes to reach it.",
  },
  {
    key: "community",
    tab: "Community",
    title: "A community under conviction voting",
    lead: "Simulated people come, propose, stake and change their minds. Two models of the founding notebooks, as they were and mended.",
  },
  {
    key: "society",
    tab: "Society",
    title: "What a society would fund",
    lead: "Citizens value public goods. What each mechanism leads them to fund, beside what would be best for all.",
  },
  {
    key: "contest",
    tab: "Jury",
    title: "How large a jury",
    lead: "Simulated jurors compare projects whose true weights are known. How far every aggregator ends from them.",
  },
  {
    key: "attacks",
    tab: "Attacks",
    title: "What an attacker gains",
    lead: "Sybils, rings and whales in a matched round, before every mechanism.",
  },
] as const;

export type LabPageKey = (typeof LAB_PAGES)[number]["key"];

export const labPage = (page: LabPageKey) => LAB_PAGES.find(({ key }) => key === page)!;

export const titleOf = (page: LabPageKey) => labPage(page).title;
