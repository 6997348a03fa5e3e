import type { AnswerDetails } from "./AnswerPanel";
import type { Outcome } from "./answer";
import type { JudgedProject } from "./PairCards";

/** The pair on the screen: newly served, or one that was answered before and is judged again. */
export interface Subject {
  a: JudgedProject;
  b: JudgedProject;
  /** The one-use token of a served pair. */
  token?: string;
  /** The comparison that a new answer replaces. */
  again?: string;
}

/** An answer on record, with all it takes to bring it back to the screen. */
export interface Recorded {
  comparisonId: string;
  subject: Subject;
  outcome: Outcome;
  details: AnswerDetails;
}

/** Where every new pair starts: nothing is suggested. */
export const NOTHING_STATED: AnswerDetails = { strength: "", reason: "" };
