import { AppError } from "~/errors";
import { db } from "../db/client";
import type { RoundStatus } from "../db/generated/enums";
import type { Actor, Role } from "./types";

/** What an actor may do in one round. */
export interface RoundAccess {
  readonly roundId: string;
  readonly status: RoundStatus;
  readonly roles: ReadonlySet<Role>;
}

export function requireSignedIn(actor: Actor | null): Actor {
  if (!actor) throw new AppError("unauthenticated", "Sign in to do this");
  return actor;
}

/**
 * The actor's roles in a round. A draft does not exist for people who have no part in it.
 *
 * @throws AppError notFound for unknown rounds and for drafts of others
 */
export async function roundAccess(actor: Actor | null, roundId: string): Promise<RoundAccess> {
  const round = await db.round.findUnique({
    where: { id: roundId },
    select: {
      status: true,
      memberships: { where: { userId: actor?.userId ?? "" }, select: { role: true } },
    },
  });
  if (!round || (round.status === "draft" && round.memberships.length === 0)) {
    throw new AppError("notFound", "There is no such round, or it is not published yet");
  }
  return { roundId, status: round.status, roles: new Set(round.memberships.map((m) => m.role)) };
}

/** @throws AppError unauthenticated, notFound, or forbidden naming the roles that would do */
export async function requireRole(
  actor: Actor | null,
  roundId: string,
  roles: readonly Role[],
): Promise<RoundAccess> {
  requireSignedIn(actor);
  const access = await roundAccess(actor, roundId);
  if (!roles.some((role) => access.roles.has(role))) {
    throw new AppError(
      "forbidden",
      `Only for ${roles.map((r) => `${r}s`).join(" or ")} of this round`,
    );
  }
  return access;
}
