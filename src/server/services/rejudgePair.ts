import { asJuror } from "./asJuror";
import {
  columnsOf,
  type Judgement,
  type Recorded,
  recorded,
  recordedBefore,
  requireAllowedStrength,
  storedKey,
} from "./judgement";
import { ownCurrent, supersede } from "./judgementVersions";

/**
 * Replaces an answer, withdrawn or not, by a new version. The earlier ones stay on record.
 *
 * @throws AppError notFound; conflict for a key used otherwise; invalid for a strength
 *   beyond the round's largest; gone once judging has ended
 */
export async function rejudgePair(
  jurorId: string,
  roundId: string,
  { comparisonId, ...judgement }: Judgement & { comparisonId: string },
): Promise<Recorded> {
  return asJuror(jurorId, roundId, async (tx) => {
    const current = await ownCurrent(tx, roundId, jurorId, comparisonId);
    const isSamePair = (before: { assignmentId: string | null }) =>
      before.assignmentId === current.assignmentId;
    const before = await recordedBefore(tx, jurorId, judgement, isSamePair);
    if (before) return before;
    await requireAllowedStrength(tx, roundId, judgement);
    const next = await supersede(tx, current, {
      withdrawn: false,
      idempotencyKey: storedKey(jurorId, judgement.idempotencyKey),
      ...columnsOf(judgement),
    });
    return recorded(tx, next);
  });
}
