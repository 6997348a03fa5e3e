import { db } from "../db/client";
import type { Role } from "../db/generated/enums";
import { canMail } from "../mail/sendMail";

/** Everybody with a part in the round, and every invitation to it. */
export async function listMembers(roundId: string) {
  const memberships = await db.membership.findMany({
    where: { roundId },
    orderBy: [{ createdAt: "asc" }, { role: "asc" }],
    include: { user: { select: { name: true, email: true } } },
  });
  const answered = await db.$queryRaw<{ jurorId: string; count: number }[]>`
    SELECT "jurorId", count(*)::int AS count FROM steelyard_answer_times(${roundId}) GROUP BY 1`;
  const judged = new Map(answered.map(({ jurorId, count }) => [jurorId, count]));
  const members = new Map<string, Member>();
  for (const { userId, role, createdAt, user } of memberships) {
    const known = members.get(userId);
    if (known) known.roles.push(role);
    else {
      const person = { userId, name: user.name, email: user.email };
      const count = judged.get(userId) ?? 0;
      members.set(userId, { ...person, roles: [role], joinedAt: createdAt, judged: count });
    }
  }
  return {
    members: [...members.values()],
    invitations: await listInvitations(roundId),
    /** Whether this server can mail at all. */
    canMail: canMail(),
  };
}

interface Member {
  userId: string;
  name: string | null;
  email: string | null;
  roles: Role[];
  joinedAt: Date;
  /** Pairs answered. */
  judged: number;
}

function listInvitations(roundId: string) {
  return db.invitation.findMany({
    where: { roundId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      role: true,
      label: true,
      note: true,
      email: true,
      sentAt: true,
      sendError: true,
      uses: true,
      maxUses: true,
      expiresAt: true,
      revokedAt: true,
    },
  });
}
