import { asJuror } from "./asJuror";
import { JUDGED_PROJECT, judgedProject } from "./judgedProject";

/** Answers one list shows, newest first. */
const LISTED_MAX = 500;

/** A juror's own answers as they stand, sealed ones included, newest first. */
export async function listOwnJudgements(jurorId: string, roundId: string) {
  const rows = await asJuror(jurorId, roundId, (tx) =>
    tx.comparison.findMany({
      where: { roundId, jurorId, current: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: LISTED_MAX,
      include: { projectA: { select: JUDGED_PROJECT }, projectB: { select: JUDGED_PROJECT } },
    }),
  );
  return rows.map((row) => ({
    comparisonId: row.id,
    a: judgedProject(row.projectA),
    b: judgedProject(row.projectB),
    outcome: row.outcome,
    /** How many times more the preferred one was said to be worth; null where nothing was said. */
    multiplier: row.logRatio === null ? null : Math.exp(Math.abs(row.logRatio)),
    reason: row.reason,
    version: row.version,
    withdrawn: row.withdrawn,
    at: row.createdAt,
  }));
}
