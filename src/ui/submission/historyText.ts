import { formatScore } from "../primitives/numbers";

/** @example ordinal(3) // "3rd" */
export function ordinal(place: number): string {
  const tens = place % 100;
  if (tens >= 11 && tens <= 13) return `${place}th`;
  return `${place}${["th", "st", "nd", "rd"][place % 10] ?? "th"}`;
}

interface QueuePlace {
  place: number;
  secondsEach: number | null;
}

/** @example queueText({ place: 3, secondsEach: 1.6 }) // "3rd in line, about 2 s each" */
export function queueText(queue: QueuePlace | null): string {
  if (!queue) return "Waiting to be scored";
  const where = queue.place === 1 ? "Next in line" : `${ordinal(queue.place)} in line`;
  if (queue.secondsEach === null) return where;
  return `${where}, about ${Math.max(1, Math.round(queue.secondsEach))} s each`;
}

interface Release {
  score: number;
  improved: boolean;
  slices: readonly { slice: string; verdict: string }[];
}

/** What may be known of a public score before the close. */
export function releaseText(release: Release | null): string {
  if (!release) return "Scored; its exact score is shown at the close.";
  const score = formatScore(release.score);
  return release.improved
    ? `Your team's best on the board is now ${score}.`
    : `No clear step forward: your team stays at ${score} on the board.`;
}
