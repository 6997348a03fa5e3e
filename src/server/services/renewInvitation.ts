import { AppError } from "~/errors";
import { db } from "../db/client";
import { appendAudit } from "./audit";
import { enqueue } from "./enqueue";
import { joinUrl } from "./inviteMember";
import { newSecretToken } from "./secretToken";

/**
 * A new link for an invitation whose link was lost or has expired; the old link ends. Only the hash
 * of a link is kept, so that an old one cannot be shown again. With `mail` it goes out by mail, and
 * is not shown.
 *
 * @throws AppError notFound; conflict for one that is revoked, used up, or has no mail address
 */
export async function renewInvitation(
  actorId: string,
  roundId: string,
  { invitationId, days, mail }: { invitationId: string; days: number; mail: boolean },
): Promise<{ url: string | null }> {
  const { token, tokenHash } = newSecretToken();
  return db.$transaction(async (tx) => {
    const renewed = await tx.$queryRaw<{ email: string | null }[]>`
      UPDATE "Invitation" SET "tokenHash" = ${tokenHash}, "sentAt" = NULL, "sendError" = NULL,
        "expiresAt" = now() AT TIME ZONE 'UTC' + make_interval(days => ${days}::int)
      WHERE "id" = ${invitationId} AND "roundId" = ${roundId} AND "revokedAt" IS NULL
        AND "uses" < "maxUses"
      RETURNING "email"`;
    if (!renewed[0]) {
      const known = await tx.invitation.count({ where: { id: invitationId, roundId } });
      if (known === 0) throw new AppError("notFound", "There is no such invitation in this round");
      throw new AppError("conflict", "This invitation is revoked or used up; make a new one");
    }
    if (mail && !renewed[0].email) {
      throw new AppError("conflict", "This invitation has no mail address; copy the link instead");
    }
    await appendAudit(tx, roundId, actorId, "member.invitationRenewed", { invitationId });
    if (!mail) return { url: joinUrl(token) };
    await enqueue(tx, "sendInvitation", { invitationId });
    return { url: null };
  });
}
