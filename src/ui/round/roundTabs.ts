export type RoundRole = "organizer" | "juror" | "modeler" | "approver";

interface PageOfRound {
  path: string;
  label: string;
  /** Whom it is for; absent: for everybody. */
  role?: RoundRole;
  /** Only in rounds that take contributions. */
  funded?: true;
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
  isFunded = false,
) {
  const base = `/rounds/${slug}`;
  const shown = PAGES.filter(
    ({ role, funded }) => (!role || roles.includes(role)) && (!funded || isFunded),
  );
  return shown.map((page) => {
    const href = `${base}${page.path}`;
    const isBeside = page.beside?.some((other) => path === `${base}${other}`) ?? false;
    const within = path === href || (page.path !== "" && path.startsWith(`${href}/`));
    return { href, label: page.label, current: within || isBeside };
  });
}
