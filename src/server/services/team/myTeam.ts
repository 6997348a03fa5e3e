import { db } from "../../db/client";
import { findTeam } from "../ownTeam";
import { parseRoundSettings } from "../roundSettings";
import { readQuota } from "../submissionQuota";
import { linksOf } from "./teamLinks";
import { membersOf } from "./teamOf";

/** A modeler's team, and what its members may do. Without one they compete alone, under their own name. */
export async function myTeam(actorId: string, roundId: string) {
  const { settings, status } = await db.round.findUniqueOrThrow({
    where: { id: roundId },
    select: { settings: true, status: true },
  });
  const teamId = await findTeam(db, roundId, actorId);
  const today = await readQuota(roundId, actorId);
  const { teamSizeMax, prizes } = parseRoundSettings(settings).contest;
  const round = {
    today,
    sizeMax: teamSizeMax,
    hasPrizes: prizes !== undefined,
    writeUpRequired: prizes?.writeUpRequired ?? false,
  };
  return { ...round, team: teamId === null ? null : await shown(teamId, actorId, status) };
}

async function shown(teamId: string, actorId: string, status: string) {
  const team = await db.team.findUniqueOrThrow({
    where: { id: teamId },
    include: {
      picks: { orderBy: { slot: "asc" }, select: { slot: true, submissionId: true } },
      counters: { select: { used: true } },
      _count: { select: { submissions: true } },
    },
  });
  const members = await membersOf(db, teamId);
  const owner = members[0]?.userId === actorId;
  const submitted = team._count.submissions > 0;
  return {
    id: team.id,
    name: team.name,
    owner,
    members: members.map(({ userId, name, joinedAt }, at) => ({
      ...{ userId, name, joinedAt },
      owner: at === 0,
      you: userId === actorId,
    })),
    /** Submissions counted against the quota, on all days; failed and cancelled ones are not. */
    counted: team.counters.reduce((sum, { used }) => sum + used, 0),
    links: owner ? await linksOf(teamId) : [],
    writeUpUrl: team.writeUpUrl,
    payoutAddress: team.payoutAddress,
    picks: team.picks,
    mayLeave: status === "open" && !submitted && members.length > 1,
  };
}
