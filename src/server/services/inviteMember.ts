import { env } from "~/env.js";
import { db } from "../db/client";
import { mapDbError } from "../db/errors";
import type { Role } from "../db/generated/enums";
import { appendAudit } from "./audit";
import { newSecretToken } from "./secretToken";

export const DAY_MS = 86_400_000;

export interface NewInvitation {
  readonly role: Role;
  /** Who it is meant for; only the organizer sees it. */
  readonly label: string;
  readonly maxUses: number;
  readonly days: number;
}

/** A link that gives a role. It is shown now and never again: only its hash is stored. */
export async function inviteMember(
  actorId: string,
  roundId: string,
  { role, label, maxUses, days }: NewInvitation,
): Promise<{ url: string }> {
  const { token, tokenHash } = newSecretToken();
  const expiresAt = new Date(Date.now() + days * DAY_MS);
  const work = db.$transaction(async (tx) => {
    const { id: invitationId } = await tx.invitation.create({
      data: { roundId, role, label, tokenHash, maxUses, expiresAt, createdById: actorId },
      select: { id: true },
    });
    const data = { invitationId, role, maxUses };
    await appendAudit(tx, roundId, actorId, "member.invited", data);
  });
  await work.catch(mapDbError);
  return { url: joinUrl(token) };
}

/** The address that stands for an invitation. */
export const joinUrl = (token: string) => new URL(`/join/${token}`, env().NEXTAUTH_URL).href;
