import { hasStrength, isJudged } from "./answer";
import { readMultiplier, typedMultiplier } from "./strength";
import type { Outcome, OwnJudgement, ReasonTag, Said, SkipReason } from "./types";

/** What a juror has filled in about the pair on the screen. */
export interface AnswerForm {
  readonly choice: Outcome | null;
  /** As typed. */
  readonly strength: string;
  readonly reason: string;
  readonly reasonTags: readonly ReasonTag[];
  readonly skipReason: SkipReason | null;
  readonly confidence: number | null;
}

/** Where every new pair starts: nothing is suggested. */
export const NOTHING_SAID: AnswerForm = {
  choice: null,
  strength: "",
  reason: "",
  reasonTags: [],
  skipReason: null,
  confidence: null,
};

/** What is still missing before the answer can be given; null when nothing is. */
export function missingFrom(
  form: AnswerForm,
  multiplierMax: number,
): "choice" | "skipReason" | "strength" | null {
  if (form.choice === null) return "choice";
  if (form.choice === "skip" && form.skipReason === null) return "skipReason";
  if (hasStrength(form.choice) && !readMultiplier(form.strength, multiplierMax).ok) {
    return "strength";
  }
  return null;
}

/**
 * The answer to send: what belongs to its outcome, and nothing that was filled in for another.
 *
 * @returns null while something is missing
 */
export function readAnswer(form: AnswerForm, multiplierMax: number, tookMs: number): Said | null {
  const { choice: outcome, confidence, reasonTags, skipReason } = form;
  if (outcome === null || missingFrom(form, multiplierMax) !== null) return null;
  const strength = readMultiplier(form.strength, multiplierMax);
  const multiplier = strength.ok && hasStrength(outcome) ? strength.multiplier : null;
  const reason = form.reason.trim();
  return {
    outcome,
    tookMs: Math.max(0, Math.round(tookMs)),
    ...(multiplier !== null && { multiplier }),
    ...(reason && { reason }),
    ...(isJudged(outcome) && reasonTags.length > 0 && { reasonTags: [...reasonTags] }),
    ...(isJudged(outcome) && confidence !== null && { confidence }),
    ...(outcome === "skip" && skipReason !== null && { skipReason }),
  };
}

type Stated = Pick<
  OwnJudgement,
  "outcome" | "multiplier" | "reason" | "reasonTags" | "skipReason" | "confidence"
>;

/** An answer on record as it would have been filled in, for the juror to change. */
export function formOf(stated: Stated): AnswerForm {
  const { outcome: choice, multiplier, reason, reasonTags, skipReason, confidence } = stated;
  return {
    choice,
    strength: multiplier && hasStrength(choice) ? typedMultiplier(multiplier) : "",
    reason: reason ?? "",
    reasonTags: reasonTags as ReasonTag[],
    skipReason,
    confidence,
  };
}
