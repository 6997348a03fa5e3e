import { AmountError, parseAmount } from "~/core/funding";
import type { FieldIssue } from "../primitives/fieldIssue";
import type { RoundDraft } from "./roundDraft";

/** The fields of the form about the contest; an amendment has them, too. */
export type ContestDraft = Pick<
  RoundDraft,
  "ladderStep" | "prizeRule" | "prizeAmount" | "prizePlaces"
>;

/** How prizes are split, as people choose it. */
export const PRIZE_RULES = [
  { value: "none", label: "None", about: "Nothing is won but the place." },
  { value: "rank", label: "By rank", about: "Each place has its share of the prizes." },
  {
    value: "improvement",
    label: "By improvement",
    about: "In proportion to how far a score is better than that of equal weights.",
  },
  {
    value: "mixture",
    label: "By contribution",
    about: "In proportion to the part in the best mixture of all submissions; copies share one.",
  },
] as const;

const HOURS_MAX = 24 * 365;
const TEAM_SIZE_MAX = 100;
const PLACES_MAX = 100;
const SHARES_TOLERANCE = 1e-9;

const issue = (field: keyof RoundDraft, message: string): FieldIssue => ({ field, message });
const whole = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null);

/** Shares as typed: "0.5, 0.3, 0.2". */
const placesOf = (text: string): number[] =>
  text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(Number);

export function* checkContest(draft: RoundDraft): Generator<FieldIssue> {
  const hours = whole(draft.dataEveryHours);
  if (hours === null || hours < 1 || hours > HOURS_MAX) {
    yield issue("dataEveryHours", `Hours between versions: a whole number from 1 to ${HOURS_MAX}`);
  }
  const size = whole(draft.teamSizeMax);
  if (size === null || size < 1 || size > TEAM_SIZE_MAX) {
    yield issue("teamSizeMax", `People in a team: a whole number from 1 to ${TEAM_SIZE_MAX}`);
  }
  if (draft.previousRound.trim() && !/^[a-z0-9-]+$/.test(draft.previousRound.trim())) {
    yield issue("previousRound", "As in the round's address: lower-case letters, digits, hyphens");
  }
  yield* checkPrizes(draft, whole(draft.decimals));
}

/** @param decimals of the pool's token; null while they are wrong themselves */
export function* checkPrizes(draft: ContestDraft, decimals: number | null): Generator<FieldIssue> {
  const step = draft.ladderStep.trim();
  if (step && !(Number(step) > 0 && Number.isFinite(Number(step)))) {
    yield issue("ladderStep", "The step: a number above 0, or empty");
  }
  if (draft.prizeRule === "none") return;
  const trouble = decimals === null ? null : amountTrouble(draft.prizeAmount, decimals);
  if (trouble) yield issue("prizeAmount", trouble);
  if (draft.prizeRule !== "rank") return;
  const places = placesOf(draft.prizePlaces);
  const sum = places.reduce((total, share) => total + share, 0);
  if (places.length === 0 || places.length > PLACES_MAX || !places.every((p) => p > 0 && p <= 1)) {
    yield issue("prizePlaces", `Shares above 0 for 1 to ${PLACES_MAX} places, e.g. 0.5, 0.3, 0.2`);
  } else if (Math.abs(sum - 1) > SHARES_TOLERANCE) {
    yield issue("prizePlaces", `The shares sum to ${Number(sum.toPrecision(6))}, not to 1`);
  }
}

function amountTrouble(text: string, decimals: number): string | null {
  if (!text.trim()) return "How much is won in all? E.g. 10000";
  try {
    return parseAmount(text, decimals) > 0n ? null : "Prizes are more than nothing";
  } catch (error) {
    if (error instanceof AmountError) return error.message;
    throw error;
  }
}

/** The prizes of a draft without issues; undefined for none. */
export function prizesOf(draft: ContestDraft, decimals: number) {
  if (draft.prizeRule === "none") return undefined;
  return {
    amount: parseAmount(draft.prizeAmount, decimals).toString(),
    rule: draft.prizeRule,
    ...(draft.prizeRule === "rank" && { places: placesOf(draft.prizePlaces) }),
    writeUpRequired: true as const,
  };
}

/** The contest's settings of a draft without issues. */
export function contestOf(draft: RoundDraft) {
  const prizes = prizesOf(draft, Number(draft.decimals));
  const [step, previous] = [draft.ladderStep.trim(), draft.previousRound.trim()];
  return {
    dataEveryHours: Number(draft.dataEveryHours),
    teamSizeMax: Number(draft.teamSizeMax),
    ...(step && { ladderStep: Number(step) }),
    ...(previous && { previousRound: previous }),
    ...(prizes && { prizes }),
  };
}
