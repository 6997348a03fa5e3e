import type { RoleKey } from "./roles";

const PAGES: Record<RoleKey, string> = {
  juror: "/compare/start",
  modeler: "/submit",
  approver: "/payouts",
  organizer: "/manage",
};

/** Where a person who has just joined begins. */
export const landingOf = (joined: { slug: string; role: RoleKey }) =>
  `/rounds/${joined.slug}${PAGES[joined.role]}`;
