import { AppError } from "~/errors";
import type { Tx } from "../../db/client";
import { findTeam } from "../ownTeam";

export interface Member {
  readonly userId: string;
  readonly name: string | null;
  readonly joinedAt: Date;
}

/** The members of a team, its owner first: whoever made it, or else the one who has been in it longest. */
export async function membersOf(tx: Tx, teamId: string): Promise<Member[]> {
  const team = await tx.team.findUniqueOrThrow({
    where: { id: teamId },
    select: {
      createdById: true,
      members: {
        orderBy: [{ joinedAt: "asc" }, { userId: "asc" }],
        select: { userId: true, joinedAt: true, user: { select: { name: true } } },
      },
    },
  });
  const isMaker = ({ userId }: Member) => userId === team.createdById;
  return team.members
    .map(({ userId, joinedAt, user }) => ({ userId, joinedAt, name: user.name }))
    .sort((x, y) => Number(isMaker(y)) - Number(isMaker(x)));
}

/**
 * The team of a person in a round.
 *
 * @throws AppError notFound while they have none
 */
export async function requireTeam(tx: Tx, roundId: string, userId: string): Promise<string> {
  const teamId = await findTeam(tx, roundId, userId);
  if (teamId) return teamId;
  throw new AppError("notFound", "You have no team in this round yet; submit or invite somebody");
}

/** @throws AppError forbidden, unless this person speaks for the team */
export async function requireOwner(tx: Tx, teamId: string, userId: string): Promise<void> {
  const [owner] = await membersOf(tx, teamId);
  if (owner?.userId === userId) return;
  throw new AppError("forbidden", `Only ${owner?.name ?? "its owner"} can do this for the team`);
}

/**
 * Holds the memberships of some teams until the transaction ends: nobody submits for them, joins or
 * leaves them meanwhile. Whoever submits holds their own membership first, too, so neither waits for
 * what the other has.
 */
export async function lockTeams(tx: Tx, teamIds: readonly string[]): Promise<void> {
  const ids = [...teamIds];
  await tx.$queryRaw`
    SELECT 1 FROM "TeamMember" WHERE "teamId" = ANY(${ids}::text[]) ORDER BY "userId" FOR UPDATE`;
  await tx.$queryRaw`
    SELECT 1 FROM "Team" WHERE "id" = ANY(${ids}::text[]) ORDER BY "id" FOR UPDATE`;
}
