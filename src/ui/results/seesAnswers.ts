import type { ResultsBase } from "./loadResults";

type Round = Pick<ResultsBase["round"], "status" | "myRoles">;

/** As the server has it: single answers and jurors are for those who run the round, until it is closed. */
export const seesAnswers = ({ status, myRoles }: Round): boolean =>
  status === "closed" || runsRound({ myRoles });

/** Whether jurors are shown by name. */
export const runsRound = ({ myRoles }: Pick<Round, "myRoles">): boolean =>
  myRoles.includes("organizer") || myRoles.includes("approver");
