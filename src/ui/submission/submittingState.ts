import { formatDateTime } from "../primitives/times";

interface Round {
  status: "draft" | "open" | "closed";
  closesAt: Date | null;
}

/**
 * Whether a round takes submissions, and what its modelers are told.
 *
 * @param now milliseconds since the epoch
 */
export function submittingState(round: Round, now: number): { accepting: boolean; lead: string } {
  if (round.status === "draft") {
    return { accepting: false, lead: "The round is not published yet; submissions open with it." };
  }
  if (round.status === "closed") {
    return {
      accepting: false,
      lead: "The round is closed and takes no more submissions. Exact scores are shown below.",
    };
  }
  if (round.closesAt && round.closesAt.getTime() <= now) {
    const lead = `Submissions were taken until ${formatDateTime(round.closesAt)}. Exact scores are shown once the organizer closes the round.`;
    return { accepting: false, lead };
  }
  const until = round.closesAt
    ? ` Submissions are taken until ${formatDateTime(round.closesAt)}.`
    : "";
  return {
    accepting: true,
    lead: `Say how much weight each project deserves. It is scored on comparisons you cannot see.${until}`,
  };
}
