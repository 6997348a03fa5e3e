export type RoundRole = "organizer" | "juror" | "modeler" | "approver";

interface PageOfRound {
  path: string;
  label: string;
  /** Whom it is for; absent: for everybody. */
  role?: RoundRole;
  /** Only in rounds that take contributions. */
  funded?: true;
  /** Only in rounds that have pools, and for organizers, who open them. */
  pooled?: true;
  /** Pages beside it that belong to it. */
  beside?: readonly string[];
}

/** Every page of a round. */
const PAGES: readonly PageOfRound[] = [
  { path: "", label: "Overview" },
  { path: "/compare", label: "Compare", role: "juror" },
  { path: "/submit", label: "Submit", role: "modeler" },
  { path: "/results", label: "Results" },
  { path: "/leaderboard", label: "Leaderboard" },
  { path: "/data", label: "Data" },
  {
    ...{ path: "/funding", label: "Funding", funded: true },
    beside: ["/contribute", "/expertise", "/sandbox"],
  },
  { path: "/pools", label: "Pools", pooled: true },
  { path: "/payouts", label: "Payouts" },
  { path: "/audit", label: "Audit" },
  { path: "/jurors", label: "Jurors", role: "organizer" },
  { path: "/manage", label: "Manage", role: "organizer" },
];

/** The tabs a person with these roles is shown, with the one that `path` belongs to marked. */
export function roundTabs(
  slug: string,
  roles: readonly RoundRole[],
  path: string,
  has: { readonly funding?: boolean; readonly pools?: boolean } = {},
) {
  const base = `/rounds/${slug}`;
  const pools = has.pools || roles.includes("organizer");
  const shown = PAGES.filter(
    ({ role, funded, pooled }) =>
      (!role || roles.includes(role)) && (!funded || has.funding) && (!pooled || pools),
  );
  return shown.map((page) => {
    const href = `${base}${page.path}`;
    const isBeside = page.beside?.some((other) => path === `${base}${other}`) ?? false;
    const within = path === href || (page.path !== "" && path.startsWith(`${href}/`));
    return { href, label: page.label, current: within || isBeside };
  });
}
