import type { Comparison } from "../db/generated/client";
import { asJuror } from "./asJuror";
import { JUDGED_PROJECT, judgedProject } from "./judgedProject";

/** Answers one list shows, newest first. */
const LISTED_MAX = 500;

/** A juror's own answers as they stand, sealed ones included, newest first, with their versions. */
export async function listOwnJudgements(jurorId: string, roundId: string) {
  const { rows, versions } = await asJuror(jurorId, roundId, async (tx) => {
    const rows = await tx.comparison.findMany({
      where: { roundId, jurorId, current: true, assignmentId: { not: null } },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: LISTED_MAX,
      include: { projectA: { select: JUDGED_PROJECT }, projectB: { select: JUDGED_PROJECT } },
    });
    const replaced = rows.filter(({ version }) => version > 1).map((row) => row.assignmentId!);
    const versions = await tx.comparison.findMany({
      where: { roundId, jurorId, current: false, assignmentId: { in: replaced } },
      orderBy: { version: "desc" },
    });
    return { rows, versions };
  });
  const earlier = new Map<string, Comparison[]>();
  for (const row of versions) {
    const before = earlier.get(row.assignmentId!) ?? [];
    earlier.set(row.assignmentId!, [...before, row]);
  }
  return rows.map((row) => ({
    comparisonId: row.id,
    /** Of the served pair, the same for all versions. */
    pairId: row.assignmentId!,
    a: judgedProject(row.projectA),
    b: judgedProject(row.projectB),
    ...said(row),
    /** What this answer replaced, newest first. */
    earlier: (earlier.get(row.assignmentId!) ?? []).map(said),
  }));
}

function said(row: Comparison) {
  const { outcome, logRatio, reason, reasonTags, skipReason, confidence } = row;
  const { version, withdrawn, createdAt: at } = row;
  /** How many times more the preferred one was said to be worth; null where nothing was said. */
  const multiplier = logRatio === null ? null : Math.exp(Math.abs(logRatio));
  return {
    ...{ outcome, multiplier, reason, reasonTags, skipReason, confidence },
    ...{ version, withdrawn, at },
  };
}
