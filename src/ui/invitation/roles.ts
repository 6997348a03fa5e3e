/** What an organizer calls each role, and what it is for. */
export const ROLES = {
  juror: { title: "Juror", short: "Judges pairs of projects" },
  modeler: { title: "Modeler", short: "Submits predictions" },
  approver: { title: "Approver", short: "Approves payouts" },
  organizer: { title: "Organizer", short: "Runs the round" },
} as const;

export type RoleKey = keyof typeof ROLES;
