import type { RoundAccess } from "../../auth/access";
import { db } from "../../db/client";

/**
 * The teams of a round and who is in them, by name. Once the round is closed, their write-ups, too.
 * The organizer is told besides how much each has submitted.
 */
export async function listTeams(access: RoundAccess) {
  const teams = await db.team.findMany({
    where: { roundId: access.roundId, mergedIntoId: null, members: { some: {} } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    include: {
      members: {
        orderBy: [{ joinedAt: "asc" }, { userId: "asc" }],
        select: { user: { select: { name: true } } },
      },
      merged: { select: { name: true }, orderBy: { name: "asc" } },
      counters: { select: { used: true } },
    },
  });
  const runsRound = access.roles.has("organizer");
  return teams.map(({ id, name, members, merged, counters, writeUpUrl, payoutAddress }) => ({
    id,
    name,
    members: members.map(({ user }) => user.name ?? "A modeler"),
    writeUpUrl: access.status === "closed" ? writeUpUrl : null,
    forOrganizer: runsRound
      ? {
          counted: counters.reduce((sum, { used }) => sum + used, 0),
          tookIn: merged.map((team) => team.name),
          writeUp: writeUpUrl !== null,
          addressed: payoutAddress !== null,
        }
      : null,
  }));
}
