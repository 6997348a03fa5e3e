import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { Comparison } from "../db/generated/client";
import type { Outcome, SkipReason } from "../db/generated/enums";
import { type JudgingProgress, judgingProgress } from "./judgingProgress";
import { parseRoundSettings } from "./roundSettings";

/** Reasons to choose from, by key; the page has the words, in each of its languages. */
export const REASON_TAGS = [
  "dependedOn",
  "hardToReplace",
  "reach",
  "security",
  "maintained",
  "newIdeas",
] as const;

/** What a juror says about a pair. */
export interface Judgement {
  readonly outcome: Outcome;
  /** How many times more; only a preference has one. */
  readonly multiplier?: number | undefined;
  readonly reason?: string | undefined;
  readonly reasonTags?: readonly (typeof REASON_TAGS)[number][] | undefined;
  /** Why the pair could not be judged; only a skipped one has it. */
  readonly skipReason?: SkipReason | undefined;
  /** 1 guessing, 2 fairly sure, 3 sure; of a preference or a tie. */
  readonly confidence?: number | undefined;
  /** From the pair's appearance to its answer, as the device measured it. */
  readonly tookMs?: number | undefined;
  /** Chosen by the client, the same however often one answer is sent. */
  readonly idempotencyKey: string;
}

export interface Recorded {
  readonly comparisonId: string;
  readonly progress: JudgingProgress;
}

/**
 * The stated ln(weight A / weight B): ± ln(multiplier) for a preference, 0 for "equal" (a stated
 * ratio of 1), null where no strength was given.
 */
export function logRatioOf({
  outcome,
  multiplier,
}: Pick<Judgement, "outcome" | "multiplier">): number | null {
  if (outcome === "equal") return 0;
  if (multiplier === undefined || (outcome !== "a" && outcome !== "b")) return null;
  const size = Math.log(multiplier);
  return size === 0 ? 0 : outcome === "a" ? size : -size;
}

/** An answer as it is stored; what does not belong to its outcome is left out. */
export function columnsOf(judgement: Judgement) {
  const { outcome, reason, reasonTags, skipReason, confidence, tookMs } = judgement;
  const judged = outcome !== "skip" && outcome !== "conflict";
  return {
    outcome,
    logRatio: logRatioOf(judgement),
    reason: reason ?? null,
    reasonTags: judged ? [...new Set(reasonTags)].sort() : [],
    skipReason: outcome === "skip" ? (skipReason ?? null) : null,
    confidence: judged ? (confidence ?? null) : null,
    tookMs: tookMs ?? null,
  };
}

/** @throws AppError invalid for a strength beyond the round's largest */
export async function requireAllowedStrength(
  tx: Tx,
  roundId: string,
  { multiplier }: Judgement,
): Promise<void> {
  if (multiplier === undefined) return;
  const { settings } = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  const { multiplierMax } = parseRoundSettings(settings);
  if (multiplier <= multiplierMax) return;
  throw new AppError("invalid", `In this round a project is at most ${multiplierMax} times more`);
}

/** Keys are the juror's own: nobody can block or read another's answer by guessing a key. */
export const storedKey = (jurorId: string, key: string) => `${jurorId}:${key}`;

/**
 * The answer that this key recorded before, if it was the same answer to the same question.
 *
 * @throws AppError conflict when the key was used for something else
 */
export async function recordedBefore(
  tx: Tx,
  jurorId: string,
  judgement: Judgement,
  isSameQuestion: (before: Comparison) => boolean,
): Promise<Recorded | null> {
  const before = await tx.comparison.findUnique({
    where: { idempotencyKey: storedKey(jurorId, judgement.idempotencyKey) },
  });
  if (!before) return null;
  const { reasonTags, ...columns } = columnsOf(judgement);
  const same =
    Object.entries(columns).every(([name, value]) => before[name as keyof Comparison] === value) &&
    before.reasonTags.join() === reasonTags.join();
  if (!same || before.withdrawn || !isSameQuestion(before)) {
    throw new AppError("conflict", "This answer's key was used for another answer before");
  }
  return recorded(tx, before);
}

export async function recorded(
  tx: Tx,
  { id, roundId, jurorId }: Pick<Comparison, "id" | "roundId" | "jurorId">,
): Promise<Recorded> {
  return { comparisonId: id, progress: await judgingProgress(tx, roundId, jurorId!) };
}
