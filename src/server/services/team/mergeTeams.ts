import { AppError } from "~/errors";
import type { Tx } from "../../db/client";
import { appendAudit } from "../audit";
import { enqueue } from "../enqueue";
import { type Merge, mergeCheck } from "./mergeCheck";

/**
 * One team goes into another, with its members, its submissions and what they used of the quota. Its
 * final picks are dropped; those of the team that takes it in stay. The caller holds both teams.
 *
 * @throws AppError invalid with everything that keeps them from merging
 */
export async function mergeTeams(tx: Tx, merge: Merge): Promise<void> {
  const { roundId, fromId, intoId, actorId } = merge;
  await tx.finalPick.deleteMany({ where: { teamId: fromId } });
  await tx.team.update({ where: { id: fromId }, data: { mergedIntoId: intoId } });
  // From here on a submission that fails or is cancelled gives back to the team it is now of.
  const { count } = await tx.submission.updateMany({
    where: { teamId: fromId },
    data: { teamId: intoId },
  });
  await tx.$queryRaw`
    SELECT 1 FROM "SubmissionCounter" WHERE "teamId" IN (${fromId}, ${intoId})
    ORDER BY "teamId", "window" FOR UPDATE`;
  const { problems } = await mergeCheck(tx, merge);
  if (problems.length > 0) {
    throw new AppError("invalid", "These teams cannot merge", { problems });
  }
  await tx.teamMember.updateMany({ where: { teamId: fromId }, data: { teamId: intoId } });
  await addCounters(tx, fromId, intoId);
  await keepDetails(tx, fromId, intoId);
  const data = { teamId: intoId, fromTeamId: fromId, submissions: count };
  await appendAudit(tx, roundId, actorId, "team.merged", data);
  // The ladder goes through the submissions of both as those of one team.
  await enqueue(tx, "scoreBoard", { roundId: roundId });
}

async function addCounters(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "SubmissionCounter" AS c ("teamId", "window", "used", "quota")
    SELECT ${intoId}, "window", "used", "quota" FROM "SubmissionCounter" WHERE "teamId" = ${fromId}
    ON CONFLICT ("teamId", "window") DO UPDATE SET "used" = c."used" + EXCLUDED."used"`;
  await tx.submissionCounter.deleteMany({ where: { teamId: fromId } });
}

/** What the team that takes the other in has not said itself. */
async function keepDetails(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Team" t SET "writeUpUrl" = coalesce(t."writeUpUrl", f."writeUpUrl"),
      "payoutAddress" = coalesce(t."payoutAddress", f."payoutAddress")
    FROM "Team" f WHERE t."id" = ${intoId} AND f."id" = ${fromId}`;
}
