import { AppError } from "~/errors";
import { db } from "../../db/client";
import { mapDbError } from "../../db/errors";
import { appendAudit } from "../audit";
import { lockTeams, requireTeam } from "./teamOf";

/**
 * Leaves a team that has not submitted. Who is left longest owns it from then on.
 *
 * @throws AppError conflict once it has submitted, or where nobody would be left
 */
export async function leaveTeam(actorId: string, roundId: string): Promise<void> {
  const work = db.$transaction(async (tx) => {
    const teamId = await requireTeam(tx, roundId, actorId);
    await lockTeams(tx, [teamId]);
    if ((await tx.submission.count({ where: { teamId } })) > 0) {
      throw new AppError("conflict", "A team that has submitted stays together");
    }
    if ((await tx.teamMember.count({ where: { teamId } })) < 2) {
      throw new AppError("conflict", "You are alone in this team; there is nobody to leave");
    }
    const { count } = await tx.teamMember.deleteMany({
      where: { roundId, userId: actorId, teamId },
    });
    if (count === 0) throw new AppError("conflict", "You have left this team already");
    await appendAudit(tx, roundId, actorId, "team.left", { teamId });
  });
  await work.catch(mapDbError);
}
