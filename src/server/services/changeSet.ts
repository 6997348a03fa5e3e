import { AppError } from "~/errors";
import type { Tx } from "../db/client";
import { asJuror } from "./asJuror";
import { storedKey } from "./judgement";
import {
  requireAnswersSet,
  retire,
  type SetJudgement,
  type SetRecorded,
  setRecorded,
  setRecordedBefore,
  writeSetAnswer,
} from "./setAnswer";

/**
 * Replaces an answer about a set, withdrawn or not, by a new version. The earlier ones stay on record,
 * and none of their comparisons counts.
 *
 * @throws AppError notFound; conflict for a key used otherwise; invalid for what does not answer the
 *   set; gone once judging has ended
 */
export async function rejudgeSet(
  jurorId: string,
  roundId: string,
  { setId, ...judgement }: SetJudgement & { setId: string },
): Promise<SetRecorded> {
  return asJuror(jurorId, roundId, async (tx) => {
    const { set } = await ownAnswer(tx, roundId, jurorId, setId);
    const before = await setRecordedBefore(tx, jurorId, setId, judgement);
    if (before) return before;
    requireAnswersSet(set, judgement);
    return writeSetAnswer(tx, set, judgement);
  });
}

/**
 * Takes an answer about a set back: a further version, marked as withdrawn, without comparisons.
 * Withdrawing twice is withdrawing once.
 *
 * @throws AppError notFound; gone once judging has ended
 */
export async function withdrawSet(
  jurorId: string,
  roundId: string,
  setId: string,
  key?: string,
): Promise<SetRecorded> {
  const idempotencyKey = key === undefined ? null : storedKey(jurorId, key);
  return asJuror(jurorId, roundId, async (tx) => {
    const { set: _, ...current } = await ownAnswer(tx, roundId, jurorId, setId);
    const done = idempotencyKey
      ? await tx.setAnswer.findUnique({ where: { idempotencyKey } })
      : null;
    if (done || current.withdrawn) return setRecorded(tx, current);
    const { id: __, createdAt: ___, ...same } = current;
    const version = await retire(tx, setId);
    await tx.setAnswer.create({
      data: { ...same, version, current: true, withdrawn: true, idempotencyKey },
    });
    return setRecorded(tx, current);
  });
}

async function ownAnswer(tx: Tx, roundId: string, jurorId: string, setId: string) {
  const current = await tx.setAnswer.findFirst({
    where: { setId, roundId, jurorId, current: true },
    include: { set: true },
  });
  if (!current) throw new AppError("notFound", "You have no such answer in this round");
  return current;
}
