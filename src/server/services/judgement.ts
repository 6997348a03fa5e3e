import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import type { Comparison } from "../db/generated/client";
import type { Outcome } from "../db/generated/enums";
import { type JudgingProgress, judgingProgress } from "./judgingProgress";

/** What a juror says about a pair. */
export interface Judgement {
  readonly outcome: Outcome;
  /** How many times more; only a preference has one. */
  readonly multiplier?: number | undefined;
  readonly reason?: string | undefined;
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
  const same =
    before.outcome === judgement.outcome &&
    before.logRatio === logRatioOf(judgement) &&
    before.reason === (judgement.reason ?? null);
  if (!same || !isSameQuestion(before)) {
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
