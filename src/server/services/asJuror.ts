import { asActor, type Tx } from "../db/client";
import { mapDbError } from "../db/errors";

/**
 * A transaction of one juror in one round: sees their own sealed judgements, and waits for any other
 * of theirs in this round, so that two open tabs act one after the other.
 */
export function asJuror<T>(
  jurorId: string,
  roundId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const done = asActor(jurorId, async (tx) => {
    await tx.$executeRaw`
      SELECT pg_advisory_xact_lock(hashtextextended(${`judging:${roundId}:${jurorId}`}, 0))`;
    return work(tx);
  });
  return done.catch(mapDbError);
}
