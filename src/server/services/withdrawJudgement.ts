import { asJuror } from "./asJuror";
import { type Recorded, recorded } from "./judgement";
import { ownCurrent, supersede } from "./judgementVersions";

/**
 * Takes an answer back: a further version, marked as withdrawn, that no fit counts. It can be given
 * anew later. Withdrawing twice is withdrawing once.
 *
 * @throws AppError notFound; gone once judging has ended
 */
export async function withdrawJudgement(
  jurorId: string,
  roundId: string,
  comparisonId: string,
): Promise<Recorded> {
  return asJuror(jurorId, roundId, async (tx) => {
    const current = await ownCurrent(tx, roundId, jurorId, comparisonId);
    if (current.withdrawn) return recorded(tx, current);
    const changes = { withdrawn: true, idempotencyKey: null };
    return recorded(tx, await supersede(tx, current, changes));
  });
}
