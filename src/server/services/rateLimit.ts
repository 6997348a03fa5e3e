import { AppError } from "~/errors";
import { db } from "../db/client";

export interface Limit {
  readonly callsMax: number;
  readonly windowSeconds: number;
}

/** What is left of a budget after a call. */
export interface Budget extends Limit {
  readonly remaining: number;
  /** Until the window ends and the budget is whole again. */
  readonly resetSeconds: number;
}

/** Budgets per person (or address) and procedure. */
export const RATE_LIMITS = {
  read: { callsMax: 600, windowSeconds: 60 },
  write: { callsMax: 120, windowSeconds: 60 },
  upload: { callsMax: 30, windowSeconds: 60 },
  signIn: { callsMax: 20, windowSeconds: 300 },
  /** Opens no account and proves nothing; a class of students shares one address. */
  demoSignIn: { callsMax: 300, windowSeconds: 300 },
} as const satisfies Record<string, Limit>;

/** Share of calls that also sweep windows long past. */
const SWEEP_EVERY = 500;

/**
 * Counts a call in the current fixed window. One INSERT … ON CONFLICT, so any number of web
 * processes count together and none overshoots.
 *
 * @param onBudget is told what is left, also when nothing is
 * @throws AppError tooMany with the seconds to wait
 */
export async function takeFromRateLimit(
  key: string,
  limit: Limit,
  onBudget?: (budget: Budget) => void,
): Promise<void> {
  const rows = await db.$queryRaw<{ count: number; wait: number }[]>`
    INSERT INTO "RateLimit" AS r ("key", "windowStart", "count")
    VALUES (${key}, to_timestamp(floor(extract(epoch FROM now()) / ${limit.windowSeconds}::int) * ${limit.windowSeconds}::int) AT TIME ZONE 'UTC', 1)
    ON CONFLICT ("key", "windowStart") DO UPDATE SET "count" = r."count" + 1
    RETURNING "count", ceil(extract(epoch FROM "windowStart" + make_interval(secs => ${limit.windowSeconds}::int) - (now() AT TIME ZONE 'UTC')))::int AS wait`;
  const row = rows[0];
  if (row && row.count % SWEEP_EVERY === 0) {
    await db.$executeRaw`DELETE FROM "RateLimit" WHERE "windowStart" < (now() AT TIME ZONE 'UTC') - interval '1 day'`;
  }
  if (row) {
    const remaining = Math.max(0, limit.callsMax - row.count);
    onBudget?.({ ...limit, remaining, resetSeconds: row.wait });
  }
  if (row && row.count > limit.callsMax) {
    throw new AppError("tooMany", `Too many calls; try again in ${row.wait} seconds`, {
      retryAfterSeconds: row.wait,
    });
  }
}
