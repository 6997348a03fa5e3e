import { sha256Hex } from "~/core/formats";
import { AppError } from "~/errors";
import { db } from "../db/client";
import { mapDbError } from "../db/errors";
import { appendAudit } from "./audit";
import { enqueue } from "./enqueue";
import { holdOwnTeam } from "./ownTeam";
import { readRoundSubmission, type SubmissionUpload } from "./readRoundSubmission";
import { type Quota, takeFromQuota } from "./submissionQuota";

/**
 * Takes a submission: its row, its place in the quota, its scoring job and its audit event, all or
 * none of them.
 *
 * @throws AppError invalid with every problem; tooMany when the quota is used up; gone when the
 *   round takes no more submissions
 */
export async function submitSubmission(
  actorId: string,
  roundId: string,
  input: SubmissionUpload & { title: string },
): Promise<{ submissionId: string; quota: Quota }> {
  const { file, problems } = await readRoundSubmission(roundId, input);
  if (problems.length > 0) {
    const count = Math.max(file.problemCount, problems.length);
    const message = `This file has ${count === 1 ? "a problem" : `${count} problems`}`;
    throw new AppError("invalid", message, { problems });
  }
  const work = db.$transaction(async (tx) => {
    const teamId = await holdOwnTeam(tx, roundId, actorId);
    const { window, ...quota } = await takeFromQuota(tx, roundId, teamId);
    const { id } = await tx.submission.create({
      data: {
        roundId,
        teamId,
        userId: actorId,
        title: input.title,
        fileName: input.fileName,
        content: input.text,
        weights: Object.fromEntries(file.weights),
        repairs: file.repairs.map((repair) => ({ ...repair })),
        quotaWindow: window,
      },
      select: { id: true },
    });
    await enqueue(tx, "scoreSubmission", { submissionId: id });
    const data = { submissionId: id, fileHash: sha256Hex(input.text) };
    await appendAudit(tx, roundId, actorId, "submission.accepted", data);
    return { submissionId: id, quota };
  });
  return work.catch(mapDbError);
}
