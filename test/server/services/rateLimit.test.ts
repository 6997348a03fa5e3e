import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { workerDb } from "~/server/db/worker";
import { takeFromRateLimit } from "~/server/services/rateLimit";

/** Long enough that no test runs across its end by chance. */
const LIMIT = { callsMax: 12, windowSeconds: 86_400 };

test("of twenty calls at once, exactly as many pass as the limit allows", async () => {
  const key = randomUUID();
  const tries = await Promise.allSettled(
    Array.from({ length: 20 }, () => takeFromRateLimit(key, LIMIT)),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(12);
  for (const one of tries) {
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "tooMany" });
  }
  const [row] = await workerDb().rateLimit.findMany({ where: { key } });
  expect(row?.count).toBe(20);
});

test("a refusal says how many seconds to wait, at most the window", async () => {
  const key = randomUUID();
  const limit = { callsMax: 1, windowSeconds: 60 };
  await takeFromRateLimit(key, limit);
  // At the turn of a minute the second call is the first of the next window.
  await takeFromRateLimit(key, limit).catch(() => {});
  const error = await takeFromRateLimit(key, limit).catch((e: unknown) => e);
  const { retryAfterSeconds } = (error as { details: { retryAfterSeconds: number } }).details;
  expect(retryAfterSeconds).toBeGreaterThan(0);
  expect(retryAfterSeconds).toBeLessThanOrEqual(60);
});

test("callers do not use up each other's calls", async () => {
  const limit = { callsMax: 1, windowSeconds: 86_400 };
  for (let k = 0; k < 3; k++) await takeFromRateLimit(randomUUID(), limit);
});

test("a window that is over counts no more", async () => {
  const key = randomUUID();
  await takeFromRateLimit(key, LIMIT);
  await workerDb().$executeRaw`
    UPDATE "RateLimit" SET "count" = 1000, "windowStart" = "windowStart" - interval '1 day'
    WHERE "key" = ${key}`;
  await takeFromRateLimit(key, LIMIT);
});
