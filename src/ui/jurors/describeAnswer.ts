import { formatMultiplier } from "../primitives/numbers";

interface Titles {
  readonly a: string;
  readonly b: string;
}

/** An answer as one short sentence for organizers, the preferred project first. */
export function describeAnswer(
  outcome: "a" | "b" | "equal" | "skip" | "conflict",
  { a, b }: Titles,
  multiplier: number | null,
): string {
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
