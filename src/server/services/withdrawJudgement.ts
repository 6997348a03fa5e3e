import { asJuror } from "./asJuror";
import { type Recorded, recorded, storedKey } from "./judgement";
import { ownCurrent, supersede } from "./judgementVersions";

/**
 * Takes an answer back: a further version, marked as withdrawn, that no fit counts. It can be given
 * anew later. Withdrawing twice is withdrawing once; under one key it stays once, also when a copy
 * arrives after the answer was given anew.
 *
 * @throws AppError notFound; gone once judging has ended
 */
export async function withdrawJudgement(
  jurorId: string,
  roundId: string,
  comparisonId: string,
  key?: string,
): Promise<Recorded> {
  const idempotencyKey = key === undefined ? null : storedKey(jurorId, key);
  return asJuror(jurorId, roundId, async (tx) => {
    const current = await ownCurrent(tx, roundId, jurorId, comparisonId);
    const done = idempotencyKey
      ? await tx.comparison.findUnique({ where: { idempotencyKey } })
      : null;
    if (done || current.withdrawn) return recorded(tx, current);
    return recorded(tx, await supersede(tx, current, { withdrawn: true, idempotencyKey }));
  });
}
