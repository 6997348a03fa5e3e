import { AppError } from "~/errors";
import { db } from "../db/client";

/** How long an answer is kept. */
const KEPT_HOURS = 24;
/** When a caller whose first call is under way may ask again. */
const AGAIN_SECONDS = 1;
/** A call that has not ended by then lost its process. */
const UNDER_WAY_SECONDS = 120;
/** Share of calls that also sweep keys long past. */
const SWEEP_EVERY = 200;

/** An answer that is kept; its body is as it was sent. */
export interface KeptAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

interface KeyRow {
  requestHash: string;
  status: number | null;
  contentType: string | null;
  body: string | null;
  age: number;
}

/**
 * Claims a key of a person's for one call; the key of the table lets one claim through, however many
 * come at once. Null: this call is the first and is to be carried out, then {@link keepAnswer}ed or
 * {@link releaseKey}d. Otherwise the answer that the first one got.
 *
 * A call is carried out at most once: where the first one's process was lost on the way, nobody knows
 * whether it took effect, so the key stays used.
 *
 * @throws AppError conflict for another request under the same key, or while the first is under way
 */
export async function claimKey(
  userId: string,
  key: string,
  requestHash: string,
): Promise<KeptAnswer | null> {
  await db.$executeRaw`
    DELETE FROM "IdempotencyKey" WHERE "userId" = ${userId} AND "key" = ${key}
      AND "createdAt" < now() AT TIME ZONE 'UTC' - make_interval(hours => ${KEPT_HOURS}::int)`;
  const claimed = await db.$executeRaw`
    INSERT INTO "IdempotencyKey" ("userId", "key", "requestHash")
    VALUES (${userId}, ${key}, ${requestHash}) ON CONFLICT DO NOTHING`;
  if (claimed > 0) return null;
  const rows = await db.$queryRaw<KeyRow[]>`
    SELECT "requestHash", "status", "contentType", "body",
      extract(epoch FROM now() AT TIME ZONE 'UTC' - "createdAt")::float8 AS age
    FROM "IdempotencyKey" WHERE "userId" = ${userId} AND "key" = ${key}`;
  const found = rows[0];
  if (!found) throw underWay();
  if (found.requestHash !== requestHash) {
    throw new AppError(
      "conflict",
      "This Idempotency-Key was used for another request; take a new one",
    );
  }
  if (found.status === null) {
    if (found.age < UNDER_WAY_SECONDS) throw underWay();
    const message =
      "The first call with this Idempotency-Key did not come to an end; look whether it took effect, and use a new key";
    throw new AppError("conflict", message);
  }
  return { status: found.status, contentType: found.contentType ?? "", body: found.body ?? "" };
}

const underWay = () =>
  new AppError("conflict", "The first call with this Idempotency-Key is still under way", {
    retryAfterSeconds: AGAIN_SECONDS,
  });

/** Keeps the answer of the call that holds the key. */
export async function keepAnswer(userId: string, key: string, answer: KeptAnswer): Promise<void> {
  await db.idempotencyKey.update({ where: { userId_key: { userId, key } }, data: answer });
  if (Math.random() * SWEEP_EVERY < 1) {
    await db.$executeRaw`
      DELETE FROM "IdempotencyKey"
      WHERE "createdAt" < now() AT TIME ZONE 'UTC' - make_interval(hours => ${KEPT_HOURS}::int)`;
  }
}

/** Gives a key back: the call was turned away before it did anything, and may be made again. */
export async function releaseKey(userId: string, key: string): Promise<void> {
  await db.idempotencyKey.deleteMany({ where: { userId, key, status: null } });
}
