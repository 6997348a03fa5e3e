import { connectivity, pairTable } from "~/core/comparison";
import type { Tx } from "../db/client";

export interface JudgingProgress {
  /** Pairs and sets this juror has judged, not counting skipped ones and what was taken back. */
  readonly judged: number;
  /** Projects that these judgements connect: the largest group of which any two can be compared. */
  readonly connected: number;
}

/**
 * How far a juror has come; read inside the juror's own transaction. A set counts as one, and with all
 * its projects: by its recorded comparisons it would tell how many of its pairs are held out.
 */
export async function judgingProgress(
  tx: Tx,
  roundId: string,
  jurorId: string,
): Promise<JudgingProgress> {
  const judged = await tx.comparison.findMany({
    where: {
      roundId,
      jurorId,
      assignmentId: { not: null },
      current: true,
      withdrawn: false,
      outcome: { in: ["a", "b", "equal"] },
    },
    select: { projectAId: true, projectBId: true },
  });
  const sets = await tx.setAnswer.findMany({
    where: { roundId, jurorId, current: true, withdrawn: false, skipReason: null },
    select: { set: { select: { items: true } } },
  });
  const joined = [
    ...judged.map(({ projectAId, projectBId }) => [projectAId, projectBId] as const),
    ...sets.flatMap(({ set: { items } }) => items.slice(1).map((id) => [items[0]!, id] as const)),
  ];
  const ids = [...new Set(joined.flat())];
  const index = new Map(ids.map((id, at) => [id, at]));
  const { components } = connectivity(
    pairTable({
      n: ids.length,
      a: Int32Array.from(joined, ([a]) => index.get(a)!),
      b: Int32Array.from(joined, ([, b]) => index.get(b)!),
      outcome: new Float64Array(joined.length).fill(0.5),
    }),
  );
  return {
    judged: judged.length + sets.length,
    connected: Math.max(0, ...components.map((group) => group.length)),
  };
}
