import { db } from "../db/client";

export interface JurorTimes {
  readonly juror: string;
  /** Pairs answered, sealed and skipped ones included. */
  readonly answered: number;
  /** Median seconds from seeing a pair to answering it. */
  readonly medianSeconds: number | null;
  readonly lastAnswerAt: Date;
}

/**
 * How long each juror takes, from the times at which pairs were served and answered. A pair may be
 * fetched while the one before it is still on the screen, so the clock starts at the later of the two:
 * served, or the answer before given. A pair whose record says it was answered before it was served
 * tells no time.
 */
export function jurorTimes(roundId: string): Promise<JurorTimes[]> {
  return db.$queryRaw<JurorTimes[]>`
    SELECT "jurorId" AS juror, count(*)::int AS answered, max("answeredAt") AS "lastAnswerAt",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM "answeredAt" - greatest("servedAt", before)))
        FILTER (WHERE "servedAt" <= "answeredAt")::float8 AS "medianSeconds"
    FROM (
      SELECT "jurorId", "servedAt", "answeredAt",
        lag("answeredAt") OVER (PARTITION BY "jurorId" ORDER BY "answeredAt", "id") AS before
      FROM steelyard_answer_times(${roundId})) answers
    GROUP BY "jurorId"`;
}
