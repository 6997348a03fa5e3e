import type { SetAnswer } from "../db/generated/client";
import { asJuror } from "./asJuror";
import { judgedProjects } from "./judgedProject";

/** Answers one list shows, newest first. */
const LISTED_MAX = 500;

/**
 * A juror's own answers about sets as they stand, newest first, with their versions. Whole answers:
 * nothing tells which of their comparisons are recorded.
 */
export async function listOwnSets(jurorId: string, roundId: string) {
  return asJuror(jurorId, roundId, async (tx) => {
    const rows = await tx.setAnswer.findMany({
      where: { roundId, jurorId, current: true },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: LISTED_MAX,
      include: { set: { select: { kind: true, items: true } } },
    });
    const ids = [...new Set(rows.flatMap(({ set }) => set.items))];
    const projects = new Map((await judgedProjects(tx, ids)).map((row) => [row.id, row]));
    const versions = await tx.setAnswer.findMany({
      where: { setId: { in: rows.map(({ setId }) => setId) }, current: false },
      orderBy: { version: "desc" },
    });
    return rows.map((row) => ({
      setId: row.setId,
      kind: row.set.kind,
      projects: row.set.items.map((id) => projects.get(id)!),
      ...said(row),
      /** What this answer replaced, newest first. */
      earlier: versions.filter(({ setId }) => setId === row.setId).map(said),
    }));
  });
}

function said(row: SetAnswer) {
  const { ranking, bestId, worstId, skipReason, reason, version, withdrawn, createdAt: at } = row;
  return { ranking, bestId, worstId, skipReason, reason, version, withdrawn, at };
}
