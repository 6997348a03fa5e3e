export type RoundRole = "organizer" | "juror" | "modeler" | "approver";

/** Every page of a round, with the role it is for; none: for everybody. */
const PAGES: readonly { path: string; label: string; role?: RoundRole }[] = [
  { path: "", label: "Overview" },
  { path: "/compare", label: "Compare", role: "juror" },
  { path: "/submit", label: "Submit", role: "modeler" },
  { path: "/results", label: "Results" },
  { path: "/leaderboard", label: "Leaderboard" },
  { path: "/data", label: "Data" },
  { path: "/payouts", label: "Payouts" },
  { path: "/audit", label: "Audit" },
  { path: "/jurors", label: "Jurors", role: "organizer" },
  { path: "/manage", label: "Manage", role: "organizer" },
];

/** The tabs a person with these roles is shown, with the one that `path` belongs to marked. */
export function roundTabs(slug: string, roles: readonly RoundRole[], path: string) {
  const base = `/rounds/${slug}`;
  return PAGES.filter(({ role }) => !role || roles.includes(role)).map((page) => {
    const href = `${base}${page.path}`;
    const within = path === href || (page.path !== "" && path.startsWith(`${href}/`));
    return { href, label: page.label, current: within };
  });
}
