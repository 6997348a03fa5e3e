import { env } from "~/env.js";
import type { Tx } from "../db/client";
import { enqueueDelivery } from "./enqueueDelivery";
import { bodyOf, eventsOf } from "./webhookEvents";

interface Act {
  readonly roundId: string;
  readonly action: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Date;
}

/**
 * Puts an act on its way to the webhooks that wait for it, in the transaction of the act: an act that
 * is undone is not told of. Whose submission was scored is told to its team and to organizers.
 */
export async function announce(tx: Tx, { roundId, action, data, at }: Act): Promise<void> {
  const events = eventsOf(action);
  if (events.length === 0) return;
  const hooks = await tx.webhook.findMany({
    where: { roundId, revokedAt: null, disabledAt: null, events: { hasSome: [...events] } },
    select: { id: true, userId: true, events: true },
    orderBy: { id: "asc" },
  });
  if (hooks.length === 0) return;
  const round = await tx.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { id: true, slug: true },
  });
  const concerned = await concernedBy(tx, roundId, data.submissionId);
  for (const hook of hooks) {
    for (const event of events.filter((name) => hook.events.includes(name))) {
      if (event.startsWith("submission.") && !concerned.has(hook.userId)) continue;
      const body = bodyOf({ event, at, round, data, base: env().NEXTAUTH_URL });
      await enqueueDelivery(tx, { webhookId: hook.id, event, body });
    }
  }
}

/** The team of a submission, and the organizers of its round. */
async function concernedBy(tx: Tx, roundId: string, submissionId: unknown): Promise<Set<string>> {
  if (typeof submissionId !== "string") return new Set();
  const people = await tx.$queryRaw<{ userId: string }[]>`
    SELECT m."userId" FROM "TeamMember" m JOIN "Submission" s ON s."teamId" = m."teamId"
    WHERE s."id" = ${submissionId}
    UNION SELECT "userId" FROM "Membership" WHERE "roundId" = ${roundId} AND "role" = 'organizer'`;
  return new Set(people.map(({ userId }) => userId));
}
