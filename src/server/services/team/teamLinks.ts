import { env } from "~/env.js";
import { AppError } from "~/errors";
import { db } from "../../db/client";
import { mapDbError } from "../../db/errors";
import { appendAudit } from "../audit";
import { DAY_MS } from "../inviteMember";
import { ownTeam } from "../ownTeam";
import { requireOpen } from "../roundOpen";
import { newSecretToken } from "../secretToken";
import { requireOwner, requireTeam } from "./teamOf";

/** A link into a team is good for this long. */
const LINK_DAYS = 7;

/** A link into one's team for one person. It is shown now and never again: only its hash is stored. */
export async function inviteToTeam(actorId: string, roundId: string): Promise<{ url: string }> {
  const { token, tokenHash } = newSecretToken();
  const expiresAt = new Date(Date.now() + LINK_DAYS * DAY_MS);
  const work = db.$transaction(async (tx) => {
    await requireOpen(tx, roundId);
    const teamId = await ownTeam(tx, roundId, actorId);
    await requireOwner(tx, teamId, actorId);
    const { id: invitationId } = await tx.teamInvitation.create({
      data: { roundId, teamId, tokenHash, expiresAt, createdById: actorId },
      select: { id: true },
    });
    await appendAudit(tx, roundId, actorId, "team.invited", { teamId, invitationId });
  });
  await work.catch(mapDbError);
  return { url: new URL(`/join-team/${token}`, env().NEXTAUTH_URL).href };
}

/** Takes a link back; whoever has come by it stays. */
export async function revokeTeamLink(
  actorId: string,
  roundId: string,
  invitationId: string,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const teamId = await requireTeam(tx, roundId, actorId);
    await requireOwner(tx, teamId, actorId);
    const { count } = await tx.teamInvitation.updateMany({
      where: { id: invitationId, teamId, usedAt: null, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) {
      throw new AppError("notFound", "Your team has no such link that is still open");
    }
    await appendAudit(tx, roundId, actorId, "team.linkRevoked", { teamId, invitationId });
  });
}

export type LinkState = "valid" | "used" | "expired" | "revoked";

/** The links of a team, newest first, each with whether it still works. */
export async function linksOf(teamId: string) {
  return db.$queryRaw<{ id: string; createdAt: Date; expiresAt: Date; state: LinkState }[]>`
    SELECT "id", "createdAt", "expiresAt",
      CASE WHEN "usedAt" IS NOT NULL THEN 'used'
           WHEN "revokedAt" IS NOT NULL THEN 'revoked'
           WHEN "expiresAt" <= now() AT TIME ZONE 'UTC' THEN 'expired'
           ELSE 'valid' END AS "state"
    FROM "TeamInvitation" WHERE "teamId" = ${teamId} ORDER BY "createdAt" DESC, "id" DESC`;
}
