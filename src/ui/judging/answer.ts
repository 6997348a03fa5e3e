import type { Outcome } from "./types";

/** Only a preference has a strength. */
export const hasStrength = (outcome: Outcome | null) => outcome === "a" || outcome === "b";

/** Only what was judged has a reason from the list, and can be more or less sure. */
export const isJudged = (outcome: Outcome | null) => hasStrength(outcome) || outcome === "equal";

/** How many answers a juror gives before the page suggests a pause. */
const BREAK_EVERY = 10;

/** Whether the answer just given is the one before a pause. */
export const isBreakDue = (answersInThisSitting: number) =>
  answersInThisSitting > 0 && answersInThisSitting % BREAK_EVERY === 0;
