import type { RouterInputs } from "~/trpc/types";

type EventName = RouterInputs["webhook"]["create"]["events"][number];

/** What each event means, as a form says it. */
export const EVENT_TITLES: Record<EventName, string> = {
  "submission.scored": "a submission of yours is scored",
  "submission.failed": "a submission of yours fails",
  "board.updated": "the board changes",
  "round.published": "the round is published",
  "round.amended": "the round is amended",
  "round.closed": "the round closes",
  "dataset.published": "data is published",
  "payout.executed": "the payout is made",
};
