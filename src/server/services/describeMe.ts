import type { Actor } from "../auth/types";
import { db } from "../db/client";

/** The signed-in person and the rounds they have a part in. */
export async function describeMe(actor: Actor) {
  const memberships = await db.membership.findMany({
    where: { userId: actor.userId },
    orderBy: { createdAt: "desc" },
    select: { role: true, round: { select: { id: true, slug: true, title: true, status: true } } },
  });
  const rounds = new Map<string, (typeof memberships)[number]["round"] & { roles: string[] }>();
  for (const { role, round } of memberships) {
    const entry = rounds.get(round.id) ?? { ...round, roles: [] };
    entry.roles.push(role);
    rounds.set(round.id, entry);
  }
  return { ...actor, rounds: [...rounds.values()] };
}
