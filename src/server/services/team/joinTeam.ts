import { AppError } from "~/errors";
import { db, type Tx } from "../../db/client";
import { mapDbError } from "../../db/errors";
import { appendAudit } from "../audit";
import { findTeam, lockOwnTeam } from "../ownTeam";
import { mergeTeams } from "./mergeTeams";
import { LINK_REFUSED, teamByToken } from "./teamByToken";
import { lockTeams } from "./teamOf";

/**
 * Follows a link into a team. Whoever has submitted brings their whole team along: see `mergeTeams`.
 * Whoever is in the team already uses nothing up; of two who follow a link at once, one gets in.
 *
 * @throws AppError notFound; gone or conflict for a link that no longer works; forbidden for whoever
 *   does not compete in the round; invalid with everything that keeps two teams from merging
 */
export async function joinTeam(actorId: string, token: string): Promise<{ slug: string }> {
  const work = db.$transaction(async (tx) => {
    const link = await teamByToken(token, tx);
    const { roundId, teamId: intoId, slug } = link;
    await requireModeler(tx, roundId, actorId);
    await lockOwnTeam(tx, roundId, actorId);
    const before = await findTeam(tx, roundId, actorId);
    if (before === intoId) return { slug };
    await lockTeams(tx, before === null ? [intoId] : [before, intoId]);
    // Waiting for the lock, the team may have become part of another one.
    const fromId = await findTeam(tx, roundId, actorId);
    if (fromId !== before) throw new AppError("conflict", "Your team has just changed; try again");
    await spendLink(tx, link.id, actorId, token);
    await enter(tx, { roundId, fromId, intoId, actorId });
    return { slug };
  });
  return work.catch(mapDbError);
}

async function requireModeler(tx: Tx, roundId: string, userId: string): Promise<void> {
  const modeler = await tx.membership.count({ where: { roundId, userId, role: "modeler" } });
  if (modeler > 0) return;
  const message = "Only modelers of the round join its teams; ask its organizer for an invitation";
  throw new AppError("forbidden", message);
}

/** Whoever holds the team is alone with its links; the condition is for those who do not. */
async function spendLink(tx: Tx, id: string, userId: string, token: string): Promise<void> {
  const { state } = await teamByToken(token, tx);
  if (state !== "valid") refuse(state);
  const taken = await tx.$executeRaw`
    UPDATE "TeamInvitation" SET "usedAt" = now() AT TIME ZONE 'UTC', "usedById" = ${userId}
    WHERE "id" = ${id} AND "usedAt" IS NULL AND "revokedAt" IS NULL
      AND "expiresAt" > now() AT TIME ZONE 'UTC'`;
  if (taken === 0) refuse("used");
}

function refuse(state: keyof typeof LINK_REFUSED): never {
  const [code, message] = LINK_REFUSED[state];
  throw new AppError(code, message);
}

interface Entry {
  roundId: string;
  fromId: string | null;
  intoId: string;
  actorId: string;
}

async function enter(tx: Tx, { roundId, fromId, intoId, actorId }: Entry): Promise<void> {
  if (fromId === null) {
    await tx.teamMember.create({ data: { roundId, userId: actorId, teamId: intoId } });
  } else if ((await tx.submission.count({ where: { teamId: fromId } })) > 0) {
    await mergeTeams(tx, { roundId, fromId, intoId, actorId });
    return;
  } else {
    await tx.teamMember.update({
      where: { roundId_userId: { roundId, userId: actorId } },
      data: { teamId: intoId, joinedAt: new Date() },
    });
    // A team that nobody is left in cannot be joined any more either.
    const left = await tx.teamMember.count({ where: { teamId: fromId } });
    if (left === 0) {
      await tx.team.update({ where: { id: fromId }, data: { mergedIntoId: intoId } });
    }
  }
  await appendAudit(tx, roundId, actorId, "team.joined", { teamId: intoId });
}
