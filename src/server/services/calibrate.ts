import { AppError } from "~/errors";
import { db, type Tx } from "../db/client";
import { asJuror } from "./asJuror";
import {
  CALIBRATION_LENGTH,
  CALIBRATION_PAIRS,
  type CalibrationFeedback,
  type CalibrationPair,
  calibrationFeedback,
} from "./calibrationPairs";

export interface PracticePair {
  readonly key: CalibrationPair["key"];
  /** From 1 to `of` within this practice. */
  readonly place: number;
  readonly of: number;
}

/** How far a juror has come with practising in a round, and the pair that is next. */
export async function calibrationState(jurorId: string, roundId: string, client: Tx = db) {
  const answers = await client.calibrationAnswer.count({ where: { roundId, userId: jurorId } });
  return {
    /** One whole practice is behind the juror. */
    done: answers >= CALIBRATION_LENGTH,
    practices: Math.floor(answers / CALIBRATION_LENGTH),
    next: practicePair(pairAt(answers), answers),
  };
}

/** The answers that went before say which pair is next; the practices take turns. */
const pairAt = (answers: number): CalibrationPair =>
  CALIBRATION_PAIRS[answers % CALIBRATION_PAIRS.length]!;

/** Without the quantities: they are told once the pair is answered. */
function practicePair({ key }: CalibrationPair, answers: number): PracticePair {
  return { key, place: (answers % CALIBRATION_LENGTH) + 1, of: CALIBRATION_LENGTH };
}

export interface CalibrationResult extends CalibrationFeedback {
  readonly valueA: number;
  readonly valueB: number;
}

/**
 * Records a practice answer and tells how it compares with the truth. Practice answers are in a table
 * of their own, so no fit can meet them.
 *
 * @throws AppError conflict when another pair is next (two tabs)
 */
export function answerCalibration(
  jurorId: string,
  roundId: string,
  input: { key: string; outcome: "a" | "b" | "equal"; multiplier?: number | undefined },
): Promise<CalibrationResult> {
  const { key, outcome, multiplier } = input;
  return asJuror(jurorId, roundId, async (tx) => {
    const answers = await tx.calibrationAnswer.count({ where: { roundId, userId: jurorId } });
    const pair = pairAt(answers);
    if (pair.key !== key) {
      throw new AppError("conflict", "This practice pair was answered already; go on");
    }
    const stated = outcome === "equal" ? null : (multiplier ?? null);
    await tx.calibrationAnswer.create({
      data: { roundId, userId: jurorId, question: key, outcome, multiplier: stated },
    });
    const { valueA, valueB } = pair;
    return { ...calibrationFeedback(pair, outcome, stated), valueA, valueB };
  });
}
