export type InvitationState = "usable" | "used" | "expired" | "revoked";

interface Invitation {
  uses: number;
  maxUses: number;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** What an invitation link would do now; a revoked one stays revoked whatever else is true of it. */
export function invitationState(invitation: Invitation, now: number): InvitationState {
  if (invitation.revokedAt) return "revoked";
  if (invitation.uses >= invitation.maxUses) return "used";
  return invitation.expiresAt.getTime() <= now ? "expired" : "usable";
}
