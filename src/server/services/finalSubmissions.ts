import type { Tx } from "../db/client";

/**
 * Which submissions count for each team at the close: those it picked, up to two, or else the last of
 * its scored ones. In the order of teams and submissions.
 */
export async function finalSubmissions(
  tx: Tx,
  roundId: string,
): Promise<{ teamId: string; submissionId: string }[]> {
  return tx.$queryRaw`
    SELECT s."teamId", s."id" AS "submissionId"
    FROM "Submission" s LEFT JOIN "FinalPick" p ON p."submissionId" = s."id"
    WHERE s."roundId" = ${roundId} AND s."status" = 'done' AND (p."submissionId" IS NOT NULL OR (
      NOT EXISTS (SELECT 1 FROM "FinalPick" o WHERE o."teamId" = s."teamId")
      AND NOT EXISTS (SELECT 1 FROM "Submission" l WHERE l."teamId" = s."teamId" AND l."status" = 'done'
                      AND (l."createdAt", l."id") > (s."createdAt", s."id"))))
    ORDER BY s."teamId", s."createdAt", s."id"`;
}
