import { hashOf } from "~/core/formats";
import { db, type Tx } from "../db/client";
import { announce } from "./announce";

/** The hash before the first event of a round. */
const GENESIS = "0".repeat(64);

interface Link {
  readonly roundId: string;
  readonly seq: number;
  readonly actorId: string | null;
  readonly action: string;
  readonly data: unknown;
  readonly at: Date;
  readonly prevHash: string;
}

function linkHash({ roundId, seq, actorId, action, data, at, prevHash }: Link): string {
  return hashOf({ roundId, seq, actorId, action, data, at: at.toISOString(), prevHash });
}

/**
 * Appends to the round's chain, in the transaction of the act it records: neither exists without
 * the other, and whoever's webhooks wait for it are told. Appends to one round wait for each other until commit, so the chain never forks.
 */
export async function appendAudit(
  tx: Tx,
  roundId: string,
  actorId: string | null,
  action: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('audit:' || ${roundId}, 0))`;
  const last = await tx.auditEvent.findFirst({
    where: { roundId },
    orderBy: { seq: "desc" },
    select: { seq: true, hash: true },
  });
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`
    SELECT date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'UTC') AS now`;
  const recorded = JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
  const link: Link = {
    roundId,
    seq: (last?.seq ?? 0) + 1,
    actorId,
    action,
    data: recorded,
    at: clock!.now,
    prevHash: last?.hash ?? GENESIS,
  };
  await tx.auditEvent.create({ data: { ...link, data: recorded as object, hash: linkHash(link) } });
  await announce(tx, { roundId, action, data: recorded, at: link.at });
}

/** A round's events, newest first, and whether the chain holds when computed again. */
export async function listAudit(roundId: string) {
  const events = await db.auditEvent.findMany({ where: { roundId }, orderBy: { seq: "asc" } });
  let prevHash = GENESIS;
  let verified = true;
  for (const [index, event] of events.entries()) {
    const intact = event.seq === index + 1 && event.prevHash === prevHash;
    verified &&= intact && linkHash(event) === event.hash;
    prevHash = event.hash;
  }
  const ids = [...new Set(events.flatMap((e) => e.actorId ?? []))];
  const people = await db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return {
    verified,
    events: events.reverse().map(({ seq, action, actorId, data, at, hash }) => ({
      seq,
      action,
      actorName: actorId ? (names.get(actorId) ?? null) : null,
      data: data as Record<string, unknown>,
      at,
      hash,
    })),
  };
}
