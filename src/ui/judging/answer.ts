import { formatMultiplier } from "./strength";

export type Outcome = "a" | "b" | "equal" | "skip" | "conflict";

interface Titles {
  a: string;
  b: string;
}

/** Only a preference has a strength. */
export const hasStrength = (outcome: Outcome) => outcome === "a" || outcome === "b";

/** The answer as one short sentence, the preferred project first. */
export function describeAnswer(
  outcome: Outcome,
  titles: Titles,
  multiplier?: number | null,
): string {
  const { a, b } = titles;
  const strength = multiplier ? `, ${formatMultiplier(multiplier)}` : "";
  switch (outcome) {
    case "a":
      return `${a} over ${b}${strength}`;
    case "b":
      return `${b} over ${a}${strength}`;
    case "equal":
      return `${a} and ${b} equal`;
    case "skip":
      return `${a} and ${b}: can't judge`;
    case "conflict":
      return `${a} and ${b}: conflict of interest`;
  }
}

/** How many answers a juror gives before the page suggests a pause. */
const BREAK_EVERY = 10;

/** Whether the answer just given is the one before a pause. */
export const isBreakDue = (answersInThisSitting: number) =>
  answersInThisSitting > 0 && answersInThisSitting % BREAK_EVERY === 0;
