import { AppError } from "~/errors";
import { db } from "../db/client";
import { appendAudit } from "./audit";

/**
 * Makes a link worthless. Who joined by it before stays a member. Revoking twice is revoking once.
 *
 * @throws AppError notFound
 */
export async function revokeInvitation(
  actorId: string,
  roundId: string,
  invitationId: string,
): Promise<void> {
  await db.$transaction(async (tx) => {
    const revoked = await tx.$executeRaw`
      UPDATE "Invitation" SET "revokedAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${invitationId} AND "roundId" = ${roundId} AND "revokedAt" IS NULL`;
    if (revoked > 0) {
      await appendAudit(tx, roundId, actorId, "member.invitationRevoked", { invitationId });
    } else if ((await tx.invitation.count({ where: { id: invitationId, roundId } })) === 0) {
      throw new AppError("notFound", "There is no such invitation in this round");
    }
  });
}
