export type PoolPart = "" | "/stakes" | "/propose" | "/manage";

/** The pages of one pool, each with its own address. */
const PARTS: readonly { part: PoolPart; label: string; organizers?: true }[] = [
  { part: "", label: "Proposals" },
  { part: "/stakes", label: "My stakes" },
  { part: "/propose", label: "Propose" },
  { part: "/manage", label: "Manage the pool", organizers: true },
];

export const poolsPath = (slug: string) => `/rounds/${slug}/pools`;
export const poolPath = (slug: string, poolId: string) => `${poolsPath(slug)}/${poolId}`;
export const proposalPath = (slug: string, poolId: string, proposalId: string) =>
  `${poolPath(slug, poolId)}/proposals/${proposalId}`;
export const runPath = (slug: string, runId: string) => `/rounds/${slug}/payouts?run=${runId}`;

/** The tabs of a pool; on a proposal's page none of them is the current one. */
export function poolTabs(base: string, current: PoolPart | null, organizer: boolean) {
  return PARTS.filter(({ organizers }) => !organizers || organizer).map(({ part, label }) => ({
    href: `${base}${part}`,
    label,
    current: part === current,
  }));
}
