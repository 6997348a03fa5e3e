import { sha256Hex } from "~/core/formats";
import { AppError, type ErrorCode } from "~/errors";
import { db, type Tx } from "../db/client";
import type { Role } from "../db/generated/enums";

export type InvitationState = "valid" | "expired" | "revoked" | "used";

export interface FoundInvitation {
  readonly id: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly question: string;
  readonly closesAt: Date | null;
  readonly slug: string;
  readonly role: Role;
  readonly state: InvitationState;
}

/** What to tell whoever holds a link that no longer works. */
export const REFUSED: Record<Exclude<InvitationState, "valid">, [ErrorCode, string]> = {
  revoked: ["gone", "This invitation was withdrawn; ask the organizer for a new one"],
  expired: ["gone", "This invitation has expired; ask the organizer for a new one"],
  used: ["conflict", "This invitation has been used up; ask the organizer for a new one"],
};

/**
 * The invitation that a link stands for, and whether it still works by the database's clock.
 *
 * @throws AppError notFound
 */
export async function invitationByToken(token: string, client: Tx = db): Promise<FoundInvitation> {
  const [found] = await client.$queryRaw<FoundInvitation[]>`
    SELECT i."id", i."roundId", r."title" AS "roundTitle", r."question", r."closesAt", r."slug", i."role"::text,
      CASE WHEN i."revokedAt" IS NOT NULL THEN 'revoked'
           WHEN i."expiresAt" <= now() AT TIME ZONE 'UTC' THEN 'expired'
           WHEN i."uses" >= i."maxUses" THEN 'used'
           ELSE 'valid' END AS "state"
    FROM "Invitation" i JOIN "Round" r ON r."id" = i."roundId"
    WHERE i."tokenHash" = ${sha256Hex(token)}`;
  if (!found) throw new AppError("notFound", "There is no such invitation; check the link");
  return found;
}

/** An invitation as shown to whoever opens its link, signed in or not. */
export async function showInvitation(token: string) {
  const { roundTitle, question, closesAt, slug, role, state } = await invitationByToken(token);
  return { roundTitle, question, closesAt, slug, role, state };
}
