import type { Tx } from "../db/client";

/** Which submissions count for a team at the close. */
export async function finalSubmissions(
  tx: Tx,
  roundId: string,
): Promise<{ teamId: string; submissionId: string }[]> {
  const done = await tx.submission.findMany({
    where: { roundId, status: "done" },
    select: { id: true, teamId: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const last = new Map(done.map(({ id, teamId }) => [teamId, id]));
  return [...last].map(([teamId, submissionId]) => ({ teamId, submissionId }));
}
