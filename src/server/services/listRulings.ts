import { db } from "../db/client";

/** Every ruling of a round, newest first, with who made it and whether it was undone since. */
export async function listRulings(roundId: string) {
  const rulings = await db.ruling.findMany({
    where: { roundId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const people = await db.user.findMany({
    where: { id: { in: rulings.map(({ createdById }) => createdById) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const undone = new Set(rulings.map(({ undoesId }) => undoesId));
  return rulings.map(({ id, action, judgements, reason, createdAt, createdById }) => ({
    rulingId: id,
    action,
    judgements,
    reason,
    at: createdAt,
    by: names.get(createdById) ?? null,
    undone: undone.has(id),
  }));
}
