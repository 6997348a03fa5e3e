import type { Tx } from "../db/client";

/** Said on the board of whoever has no name. */
const NAMELESS = "A modeler";
/** Characters of the person's id that tell two people of one name apart. */
const SUFFIX_LENGTH = 6;

/**
 * The team that a person competes in: the one they joined, or else one of their own, made now. Two
 * requests at once make one team, by the key of the membership.
 */
export async function ownTeam(tx: Tx, roundId: string, userId: string): Promise<string> {
  const existing = await findTeam(tx, roundId, userId);
  if (existing) return existing;
  const name = await freeName(tx, roundId, userId);
  // One alone at a time: the second request waits here, and then finds the team.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`team:${roundId}:${userId}`}, 0))`;
  const made = await findTeam(tx, roundId, userId);
  if (made) return made;
  const { id } = await tx.team.create({
    data: { roundId, name, createdById: userId },
    select: { id: true },
  });
  await tx.teamMember.create({ data: { roundId, userId, teamId: id } });
  return id;
}

/** The team of a person in a round; null while they have none. */
export async function findTeam(tx: Tx, roundId: string, userId: string): Promise<string | null> {
  const member = await tx.teamMember.findUnique({
    where: { roundId_userId: { roundId, userId } },
    select: { teamId: true },
  });
  return member?.teamId ?? null;
}

async function freeName(tx: Tx, roundId: string, userId: string): Promise<string> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { name: true } });
  const name = user.name ?? NAMELESS;
  const taken = await tx.team.findUnique({ where: { roundId_name: { roundId, name } } });
  return taken ? `${name} ${userId.slice(-SUFFIX_LENGTH)}` : name;
}
