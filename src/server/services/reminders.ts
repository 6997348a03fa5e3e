import { db } from "../db/client";
import { databaseErrorIn, mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { enqueue } from "./enqueue";

/** Who is reminded again no sooner; the database keeps to the same. */
const REMINDER_HOURS = 24;

/** A juror who could be reminded: joined, and judged nothing yet or stopped short. */
export interface Remindable {
  readonly userId: string;
  readonly name: string;
  readonly judged: number;
  readonly lastAnswerAt: Date | null;
  readonly remindedAt: Date | null;
  /** Why no mail can go out now, if none can. */
  readonly not: "noAddress" | "remindedToday" | null;
}

/** Jurors with fewer answers than `below`, the idlest first. */
export async function listRemindable(roundId: string, below: number): Promise<Remindable[]> {
  const rows = await db.$queryRaw<(Remindable & { email: string | null; recent: boolean })[]>`
    SELECT m."userId", coalesce(u."name", u."email", 'Somebody') AS name, u."email",
      coalesce(a.judged, 0)::int AS judged, a."lastAnswerAt",
      r."createdAt" AS "remindedAt",
      coalesce(r."createdAt" > now() AT TIME ZONE 'UTC' - make_interval(hours => ${REMINDER_HOURS}::int), false) AS recent
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
    LEFT JOIN (
      SELECT "jurorId", count(*) AS judged, max("answeredAt") AS "lastAnswerAt"
      FROM steelyard_answer_times(${roundId}) GROUP BY "jurorId") a ON a."jurorId" = m."userId"
    LEFT JOIN LATERAL (
      SELECT "createdAt" FROM "Reminder" r WHERE r."roundId" = m."roundId" AND r."userId" = m."userId" AND r."status" <> 'failed'
      ORDER BY "createdAt" DESC LIMIT 1) r ON true
    WHERE m."roundId" = ${roundId} AND m."role" = 'juror'
    ORDER BY judged, "lastAnswerAt" NULLS FIRST, m."userId"`;
  return rows
    .filter(({ judged }) => judged < below)
    .map(({ email, recent, ...row }) => ({
      ...row,
      not: !email ? "noAddress" : recent ? "remindedToday" : null,
    }));
}

/** The text that is sent unless the organizer writes another. */
export async function draftReminder(roundId: string): Promise<string> {
  const round = await db.round.findUniqueOrThrow({ where: { id: roundId } });
  const until = round.closesAt
    ? ` Judging ends on ${round.closesAt.toISOString().slice(0, 16).replace("T", " at ")} UTC.`
    : "";
  return `You joined "${round.title}" as a juror. A few more of your judgements would make its weights firmer; ten pairs take about ten minutes.${until}`;
}

/**
 * Has a mail sent to each of these jurors by the worker, and puts on record that it was. Who was
 * reminded within the last 24 hours, has no address or is no juror is left out, not refused: two
 * organizers may press at once.
 */
export async function remindJurors(
  actorId: string,
  roundId: string,
  { userIds, text }: { userIds: readonly string[]; text: string },
): Promise<{ reminded: number; leftOut: number }> {
  const jurors = await db.membership.findMany({
    where: { roundId, role: "juror", userId: { in: [...userIds] }, user: { email: { not: null } } },
    select: { userId: true },
  });
  let reminded = 0;
  for (const { userId } of jurors) {
    if (await remind(actorId, roundId, userId, text)) reminded += 1;
  }
  if (reminded > 0) {
    const note = db.$transaction((tx) =>
      appendAudit(tx, roundId, actorId, "jurors.reminded", { reminded }),
    );
    await note.catch(mapDbError);
  }
  return { reminded, leftOut: new Set(userIds).size - reminded };
}

/** False where this juror was reminded within the day: the database has the last word on that. */
async function remind(
  requestedById: string,
  roundId: string,
  userId: string,
  text: string,
): Promise<boolean> {
  try {
    await db.$transaction(async (tx) => {
      const { id: reminderId } = await tx.reminder.create({
        data: { roundId, userId, text, requestedById },
        select: { id: true },
      });
      await enqueue(tx, "sendReminder", { reminderId });
    });
    return true;
  } catch (error) {
    if (databaseErrorIn(error)?.code === "SY001") return false;
    throw error;
  }
}
