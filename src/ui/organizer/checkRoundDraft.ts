import { addressProblems } from "~/core/formats";
import { AmountError, parseAmount } from "~/core/funding";
import type { MethodInfo } from "~/core/ranking";
import type { FieldIssue } from "../primitives/fieldIssue";
import { checkContest, contestOf } from "./contestDraft";
import type { RoundDraft } from "./roundDraft";

export type CheckedDraft = { issues: FieldIssue[]; input: RoundInput | null };

/** The draft in the units of the server. */
export interface RoundInput {
  title: string;
  question: string;
  description: string;
  projects: string;
  settings: RoundSettingsInput;
  closesAt: Date | undefined;
}

export type RoundSettingsInput = ReturnType<typeof settingsOf>;

const FRACTION_SUM_TOLERANCE = 1e-9;
const PER_DAY_MAX = 50;
const ITEM_FLOOR_MAX = 100;
const PAIRS_ASKED_MAX = 10_000;
const PAIRS_PER_JUROR_MAX = 1000;
const MULTIPLIER_MAX = 999;
const DECIMALS_MAX = 36;
const SYMBOL_LENGTH_MAX = 16;

/**
 * Checks a draft completely: every issue at once, and the input to send when there is none.
 *
 * @param now milliseconds since the epoch, for the deadline
 */
export function checkRoundDraft(
  draft: RoundDraft,
  methods: readonly MethodInfo[],
  now: number,
): CheckedDraft {
  const issues = [
    ...checkTexts(draft),
    ...checkJudging(draft),
    ...checkSplit(draft),
    ...checkContest(draft),
    ...checkPool(draft),
    ...checkMethod(draft, methods),
    ...checkDeadline(draft, now),
  ];
  if (issues.length > 0) return { issues, input: null };
  return {
    issues,
    input: {
      title: draft.title.trim(),
      question: draft.question.trim(),
      description: draft.description.trim(),
      projects: draft.projects,
      settings: settingsOf(draft),
      closesAt: draft.closesAt ? new Date(draft.closesAt) : undefined,
    },
  };
}

function settingsOf(draft: RoundDraft) {
  const decimals = Number(draft.decimals);
  const address = draft.tokenAddress.trim();
  return {
    metric: draft.metric,
    split: {
      train: Number(draft.train),
      public: Number(draft.public),
      private: Number(draft.private),
    },
    submissionsPerDay: Number(draft.submissionsPerDay),
    contest: contestOf(draft),
    input: draft.input,
    pairsPerJuror: Number(draft.pairsPerJuror),
    multiplierMax: Number(draft.multiplierMax),
    ownInsights: draft.ownInsights,
    judging: {
      repeatShare: Number(draft.repeatShare),
      overlapShare: Number(draft.overlapShare),
      itemFloor: Number(draft.itemFloor),
      ...(draft.pairsMax.trim() ? { pairsMax: Number(draft.pairsMax) } : {}),
    },
    pool: {
      amount: parseAmount(draft.poolAmount, decimals).toString(),
      decimals,
      symbol: draft.symbol.trim(),
      ...(address ? { tokenAddress: address } : {}),
    },
    weights: { method: draft.method, params: numbersOf(draft.params) },
    resultsVisible: draft.resultsVisible,
  };
}

const numbersOf = (params: Record<string, string>) =>
  Object.fromEntries(Object.entries(params).map(([name, text]) => [name, Number(text)]));

const issue = (field: string, message: string): FieldIssue => ({ field, message });

function* checkTexts(draft: RoundDraft): Generator<FieldIssue> {
  if (!draft.title.trim()) yield issue("title", "Give the round a title");
  if (!draft.question.trim()) yield issue("question", "Write the question jurors will answer");
  if (!draft.projects.trim()) yield issue("projects", "List the projects, at least two");
  const perDay = wholeNumber(draft.submissionsPerDay);
  if (perDay === null || perDay < 1 || perDay > PER_DAY_MAX) {
    yield issue("submissionsPerDay", `Submissions a day: a whole number from 1 to ${PER_DAY_MAX}`);
  }
}

function* checkJudging(draft: RoundDraft): Generator<FieldIssue> {
  const pairs = wholeNumber(draft.pairsPerJuror);
  if (pairs === null || pairs < 1 || pairs > PAIRS_PER_JUROR_MAX) {
    const range = `from 1 to ${PAIRS_PER_JUROR_MAX}`;
    yield issue("pairsPerJuror", `Pairs per juror: a whole number ${range}`);
  }
  const strongest = Number(draft.multiplierMax.trim() || Number.NaN);
  if (!(strongest >= 1 && strongest <= MULTIPLIER_MAX)) {
    yield issue("multiplierMax", `The largest strength: a number from 1 to ${MULTIPLIER_MAX}`);
  }
  for (const name of ["repeatShare", "overlapShare"] as const) {
    if (fraction(draft[name]) === null) yield issue(name, "A share is a number from 0 to 1");
  }
  const floor = wholeNumber(draft.itemFloor);
  if (floor === null || floor > ITEM_FLOOR_MAX) {
    yield issue("itemFloor", `Comparisons per project: a whole number from 0 to ${ITEM_FLOOR_MAX}`);
  }
  const most = draft.pairsMax.trim() ? wholeNumber(draft.pairsMax) : 1;
  if (most === null || most < 1 || most > PAIRS_ASKED_MAX) {
    yield issue("pairsMax", `Pairs at most: a whole number from 1 to ${PAIRS_ASKED_MAX}, or empty`);
  }
}

/** The sum of the three fractions, or null while one is not a number from 0 to 1. */
export function splitSum(draft: Pick<RoundDraft, "train" | "public" | "private">): number | null {
  const parts = [draft.train, draft.public, draft.private].map(fraction);
  if (parts.some((p) => p === null)) return null;
  return parts.reduce<number>((sum, p) => sum + (p ?? 0), 0);
}

function* checkSplit(draft: RoundDraft): Generator<FieldIssue> {
  for (const part of ["train", "public", "private"] as const) {
    if (fraction(draft[part]) === null) {
      yield issue(part, `The ${part} share is a number from 0 to 1, e.g. 0.2`);
    }
  }
  const sum = splitSum(draft);
  if (sum !== null && Math.abs(sum - 1) > FRACTION_SUM_TOLERANCE) {
    const gap = Number((1 - sum).toPrecision(3));
    yield issue(
      "train",
      `The three shares sum to ${Number(sum.toPrecision(6))}, not to 1: ${gap > 0 ? `add ${gap}` : `take ${-gap} away`}`,
    );
  }
}

function* checkPool(draft: RoundDraft): Generator<FieldIssue> {
  const decimals = wholeNumber(draft.decimals);
  const decimalsGood = decimals !== null && decimals <= DECIMALS_MAX;
  if (!decimalsGood) {
    yield issue("decimals", `The token's decimals: a whole number from 0 to ${DECIMALS_MAX}`);
  }
  const trouble = amountTrouble(draft.poolAmount, decimalsGood ? decimals : DECIMALS_MAX);
  if (trouble) yield issue("poolAmount", trouble);
  const symbol = draft.symbol.trim();
  if (!symbol || symbol.length > SYMBOL_LENGTH_MAX) {
    yield issue("symbol", `The token's symbol, at most ${SYMBOL_LENGTH_MAX} characters, e.g. USDC`);
  }
  const address = draft.tokenAddress.trim();
  for (const { message, fix } of address ? addressProblems(address, "tokenAddress", 0) : []) {
    yield issue("tokenAddress", `${message}: ${fix}`);
  }
}

function amountTrouble(text: string, decimals: number): string | null {
  if (!text.trim()) return "How much is in the pool? E.g. 350000";
  try {
    return parseAmount(text, decimals) > 0n ? null : "The pool must hold more than nothing";
  } catch (error) {
    if (error instanceof AmountError) return error.message;
    throw error;
  }
}

function* checkMethod(draft: RoundDraft, methods: readonly MethodInfo[]): Generator<FieldIssue> {
  const method = methods.find((m) => m.key === draft.method);
  if (!method) {
    yield issue("method", "Choose how the final weights are fitted");
    return;
  }
  for (const param of method.params) {
    const text = draft.params[param.name]?.trim() ?? "";
    const value = text === "" ? Number.NaN : Number(text);
    if (!(value >= param.min && value <= param.max)) {
      const range = Number.isFinite(param.max)
        ? `from ${param.min} to ${param.max}`
        : `of at least ${param.min}`;
      yield issue(`params.${param.name}`, `${param.title}: a number ${range}`);
    }
  }
}

function* checkDeadline(draft: RoundDraft, now: number): Generator<FieldIssue> {
  if (!draft.closesAt) return; // A draft may wait for its deadline; publication asks for it.
  const at = Date.parse(draft.closesAt);
  if (Number.isNaN(at)) yield issue("closesAt", "This is not a date and time");
  else if (at <= now) yield issue("closesAt", "The deadline is in the past");
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : null;
}

function fraction(text: string): number | null {
  const trimmed = text.trim();
  return /^(0(\.\d+)?|1(\.0+)?|\.\d+)$/.test(trimmed) ? Number(trimmed) : null;
}
