import { formatMultiplier, formatNumber } from "../primitives/numbers";
import type { PracticeResult } from "./types";

/** Nearer than this is as near as a person gets. */
const CLOSE_FACTOR = 1.5;
/** What the strengths of most pairs lie within. */
const USUAL = "Most pairs of projects lie within 2×";

interface Answered {
  pair: { a: string; b: string };
  outcome: "a" | "b" | "equal";
  /** How many times more; null where nothing was stated. */
  stated: number | null;
}

/** How a practice answer compares with the truth: who is larger, and what the strength was worth. */
export function practiceText({ pair, outcome, stated }: Answered, result: PracticeResult) {
  const { larger, truth, right, valueA, valueB, unit, offBy } = result;
  const [most, least] = larger === "a" ? [valueA, valueB] : [valueB, valueA];
  const fact = `${pair[larger]}: ${formatNumber(most)} ${unit} against ${formatNumber(least)} ${unit}, ${formatMultiplier(truth)}.`;
  const verdict = right ? "Right." : outcome === "equal" ? "Not quite equal." : "The other one.";
  return { verdict, fact, scale: scaleText(outcome, stated, truth, right, offBy) };
}

function scaleText(
  outcome: Answered["outcome"],
  stated: number | null,
  truth: number,
  right: boolean,
  offBy: number | null,
): string {
  if (outcome === "equal") return "Say equal where you could not tell which is larger.";
  if (offBy === null || stated === null) {
    return "You stated no strength. You need not; with one, an answer says more.";
  }
  if (!right) return `You said ${formatMultiplier(stated)} for the smaller one.`;
  if (offBy <= CLOSE_FACTOR) return `You said ${formatMultiplier(stated)}: close.`;
  if (stated > truth) return `${USUAL}; you said ${formatMultiplier(stated)}.`;
  return `You said ${formatMultiplier(stated)}: it is more than that.`;
}
