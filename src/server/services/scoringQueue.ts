import { db } from "../db/client";

/** Finished submissions whose times tell how long one takes. */
const TIMED = 20;

export interface QueuePlace {
  /** 1 for the one that is scored next, or now. */
  readonly place: number;
  /** What scoring one has lately taken, in seconds; null while nothing is known. */
  readonly secondsEach: number | null;
}

/** Where submissions stand among all that wait to be scored, whichever round they are of. */
export async function queuePlaces(ids: readonly string[]): Promise<Map<string, QueuePlace>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; place: number }[]>`
    SELECT q."id", q."place" FROM (
      SELECT "id", (row_number() OVER (ORDER BY "createdAt", "id"))::int AS "place"
      FROM "Submission" WHERE "status" IN ('queued', 'running')) AS q
    WHERE q."id" = ANY(${[...ids]}::text[])`;
  const [timed] = await db.$queryRaw<{ seconds: number | null }[]>`
    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY "took") AS "seconds" FROM (
      SELECT extract(epoch FROM "finishedAt" - "startedAt")::float8 AS "took"
      FROM "Submission" WHERE "status" = 'done' AND "startedAt" IS NOT NULL AND "finishedAt" IS NOT NULL
      ORDER BY "finishedAt" DESC LIMIT ${TIMED}) AS recent`;
  const secondsEach = timed?.seconds ?? null;
  return new Map(rows.map(({ id, place }) => [id, { place, secondsEach }]));
}
