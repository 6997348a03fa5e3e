import { AppError } from "~/errors";
import { db } from "../db/client";
import { listSubmissions } from "./listSubmissions";

const UNKNOWN = "You have no such submission";

/** @throws AppError notFound */
export async function roundOfSubmission(submissionId: string): Promise<string> {
  const found = await db.submission.findUnique({
    where: { id: submissionId },
    select: { roundId: true },
  });
  if (!found) throw new AppError("notFound", UNKNOWN);
  return found.roundId;
}

/** One of a modeler's submissions, as the list of them tells it. */
export async function getSubmission(actorId: string, roundId: string, submissionId: string) {
  const found = (await listSubmissions(actorId, roundId)).find(({ id }) => id === submissionId);
  if (!found) throw new AppError("notFound", UNKNOWN);
  return { ...found, roundId };
}
