import { AppError } from "~/errors";
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
  await lockOwnTeam(tx, roundId, userId);
  const made = await findTeam(tx, roundId, userId);
  if (made) return made;
  const { id } = await tx.team.create({
    data: { roundId, name, createdById: userId },
    select: { id: true },
  });
  await tx.teamMember.create({ data: { roundId, userId, teamId: id } });
  return id;
}

/** One at a time gives a person their first team: the second request waits here, and then finds it. */
export async function lockOwnTeam(tx: Tx, roundId: string, userId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`team:${roundId}:${userId}`}, 0))`;
}

/**
 * The team that a person competes in, held until the transaction ends: whoever submits for a team must
 * find it still theirs when the submission is written. Waits for a merge that is under way.
 */
export async function holdOwnTeam(tx: Tx, roundId: string, userId: string): Promise<string> {
  await ownTeam(tx, roundId, userId);
  const [held] = await tx.$queryRaw<{ teamId: string }[]>`
    SELECT "teamId" FROM "TeamMember"
    WHERE "roundId" = ${roundId} AND "userId" = ${userId} FOR SHARE`;
  if (held) return held.teamId;
  throw new AppError("conflict", "You have just left your team; try again");
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
