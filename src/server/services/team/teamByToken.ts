import { sha256Hex } from "~/core/formats";
import { AppError, type ErrorCode } from "~/errors";
import { db, type Tx } from "../../db/client";
import { findTeam } from "../ownTeam";
import { mergeCheck } from "./mergeCheck";
import type { LinkState } from "./teamLinks";
import { membersOf } from "./teamOf";

interface FoundLink {
  readonly id: string;
  readonly roundId: string;
  readonly slug: string;
  readonly roundTitle: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly state: LinkState | "merged" | "closed";
}

/** What to tell whoever holds a link that no longer works. */
export const LINK_REFUSED: Record<Exclude<FoundLink["state"], "valid">, [ErrorCode, string]> = {
  used: ["conflict", "This link has been used; ask the team for a new one"],
  revoked: ["gone", "This link was withdrawn; ask the team for a new one"],
  expired: ["gone", "This link has expired; ask the team for a new one"],
  merged: ["conflict", "This team has become part of another one; ask for a new link"],
  closed: ["gone", "Teams are joined while the round is open"],
};

/**
 * The team that a link leads into, and whether it still works by the database's clock.
 *
 * @throws AppError notFound
 */
export async function teamByToken(token: string, client: Tx = db): Promise<FoundLink> {
  const [found] = await client.$queryRaw<FoundLink[]>`
    SELECT i."id", i."roundId", r."slug", r."title" AS "roundTitle", i."teamId", t."name" AS "teamName",
      CASE WHEN i."usedAt" IS NOT NULL THEN 'used'
           WHEN i."revokedAt" IS NOT NULL THEN 'revoked'
           WHEN t."mergedIntoId" IS NOT NULL THEN 'merged'
           WHEN r."status" <> 'open' OR r."closesAt" <= now() AT TIME ZONE 'UTC' THEN 'closed'
           WHEN i."expiresAt" <= now() AT TIME ZONE 'UTC' THEN 'expired'
           ELSE 'valid' END AS "state"
    FROM "TeamInvitation" i JOIN "Team" t ON t."id" = i."teamId" JOIN "Round" r ON r."id" = i."roundId"
    WHERE i."tokenHash" = ${sha256Hex(token)}`;
  if (!found) throw new AppError("notFound", "There is no such link into a team; check it");
  return found;
}

/** A link as shown to whoever opens it, and what following it would mean for them. */
export async function showTeamLink(readerId: string | null, token: string) {
  const { roundId, roundTitle, slug, teamId, teamName, state } = await teamByToken(token);
  const members = await membersOf(db, teamId);
  const names = members.map(({ name }) => name);
  const you = readerId === null ? null : await meaningFor(readerId, roundId, teamId);
  return { roundTitle, slug, teamName, members: names, state, you };
}

async function meaningFor(userId: string, roundId: string, intoId: string) {
  const roles = await db.membership.count({ where: { roundId, userId, role: "modeler" } });
  if (roles === 0) return { act: "notModeler" as const };
  const fromId = await findTeam(db, roundId, userId);
  if (fromId === intoId) return { act: "member" as const };
  const submissions =
    fromId === null ? 0 : await db.submission.count({ where: { teamId: fromId } });
  if (fromId === null || submissions === 0) return { act: "join" as const };
  const from = await db.team.findUniqueOrThrow({ where: { id: fromId }, select: { name: true } });
  const check = await mergeCheck(db, { roundId, fromId, intoId, actorId: userId });
  return { act: "merge" as const, from: from.name, submissions, ...check };
}
