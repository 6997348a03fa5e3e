import { AppError } from "~/errors";
import { db, type Tx } from "../db/client";
import { findTeam } from "./ownTeam";
import { parseRoundSettings } from "./roundSettings";

export interface Quota {
  readonly used: number;
  readonly quota: number;
  /** The start of the next UTC day. */
  readonly resetsAt: Date;
}

interface Window {
  window: string;
  resetsAt: Date;
}

/** The current quota window by the database's clock. */
async function currentWindow(client: Tx): Promise<Window> {
  const rows = await client.$queryRaw<Window[]>`
    SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "window",
      (date_trunc('day', now() AT TIME ZONE 'UTC') + interval '1 day') AT TIME ZONE 'UTC' AS "resetsAt"`;
  return rows[0]!;
}

async function quotaOf(client: Tx, roundId: string): Promise<number> {
  const { settings } = await client.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true },
  });
  return parseRoundSettings(settings).submissionsPerDay;
}

/**
 * Counts one submission in the current window. One conditional statement: of any number of parallel
 * submissions exactly as many pass as the quota allows, as it stands after any amendment.
 *
 * @throws AppError tooMany when the quota is used up
 */
export async function takeFromQuota(
  tx: Tx,
  roundId: string,
  teamId: string,
): Promise<Quota & { window: string }> {
  const { window, resetsAt } = await currentWindow(tx);
  const quota = await quotaOf(tx, roundId);
  const rows = await tx.$queryRaw<{ used: number }[]>`
    INSERT INTO "SubmissionCounter" AS c ("teamId", "window", "used", "quota")
    VALUES (${teamId}, ${window}, 1, ${quota}::int)
    ON CONFLICT ("teamId", "window") DO UPDATE
      SET "used" = c."used" + 1, "quota" = excluded."quota"
      WHERE c."used" < excluded."quota"
    RETURNING "used"`;
  const used = rows[0]?.used;
  if (used === undefined) {
    throw new AppError(
      "tooMany",
      `All ${quota} submissions of today are used; the next day starts at ${resetsAt.toISOString()}`,
      { retryAfterSeconds: Math.ceil((resetsAt.getTime() - Date.now()) / 1000) },
    );
  }
  return { used, quota, resetsAt, window };
}

/** Gives back what a failed or cancelled submission took, in the transaction that ends it. */
export async function giveBackQuota(
  tx: Tx,
  submission: { teamId: string; quotaWindow: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE "SubmissionCounter" SET "used" = "used" - 1
    WHERE "teamId" = ${submission.teamId} AND "window" = ${submission.quotaWindow} AND "used" > 0`;
}

/** The quota of a person's team. */
export async function readQuota(roundId: string, userId: string): Promise<Quota> {
  const { window, resetsAt } = await currentWindow(db);
  const teamId = await findTeam(db, roundId, userId);
  const counter =
    teamId === null
      ? null
      : await db.submissionCounter.findUnique({ where: { teamId_window: { teamId, window } } });
  const quota = await quotaOf(db, roundId);
  return { used: counter?.used ?? 0, quota, resetsAt };
}
