import { AppError } from "~/errors";
import { db } from "../db/client";
import { mapDbError } from "../db/errors";
import type { Role } from "../db/generated/enums";
import { appendAudit } from "./audit";
import { type InvitationState, invitationByToken, REFUSED } from "./invitationByToken";

/**
 * Takes the role that a link gives. Whoever has it already loses nothing and uses nothing up. Of two
 * people who take the last use at once, one gets it.
 *
 * @throws AppError notFound, gone (expired, withdrawn) or conflict (used up)
 */
export async function acceptInvitation(
  actorId: string,
  token: string,
): Promise<{ slug: string; role: Role }> {
  const work = db.$transaction(async (tx) => {
    const { id, roundId, slug, role } = await invitationByToken(token, tx);
    const { count } = await tx.membership.createMany({
      data: [{ roundId, userId: actorId, role, invitationId: id }],
      skipDuplicates: true,
    });
    if (count === 0) return { slug, role };
    const taken = await tx.$executeRaw`
      UPDATE "Invitation" SET "uses" = "uses" + 1
      WHERE "id" = ${id} AND "uses" < "maxUses" AND "revokedAt" IS NULL
        AND "expiresAt" > now() AT TIME ZONE 'UTC'`;
    if (taken === 0) refuse((await invitationByToken(token, tx)).state);
    await appendAudit(tx, roundId, actorId, "member.joined", { role, invitationId: id });
    return { slug, role };
  });
  return work.catch(mapDbError);
}

function refuse(state: InvitationState): never {
  const [code, message] = REFUSED[state === "valid" ? "used" : state];
  throw new AppError(code, message);
}
