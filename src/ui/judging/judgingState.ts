/** Whether a person can judge in a round now; if not, the first thing in the way. */
export type JudgingState = "open" | "signIn" | "notJuror" | "draft" | "closed" | "pastDeadline";

interface Facts {
  signedIn: boolean;
  roles: readonly string[];
  status: "draft" | "open" | "closed";
  closesAt: Date | null;
}

/**
 * The database has the last word on the deadline; this is what the page says beforehand.
 *
 * @param now milliseconds since the epoch
 */
export function judgingState(
  { signedIn, roles, status, closesAt }: Facts,
  now: number,
): JudgingState {
  if (!signedIn) return "signIn";
  if (!roles.includes("juror")) return "notJuror";
  if (status !== "open") return status;
  return closesAt && closesAt.getTime() <= now ? "pastDeadline" : "open";
}
