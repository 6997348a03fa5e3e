import { connectivity, pairTable } from "~/core/comparison";
import type { Tx } from "../db/client";

export interface JudgingProgress {
  /** Pairs this juror has judged, not counting skipped ones and what was taken back. */
  readonly judged: number;
  /** Projects that these judgements connect: the largest group of which any two can be compared. */
  readonly connected: number;
}

/** How far a juror has come; read inside the juror's own transaction. */
export async function judgingProgress(
  tx: Tx,
  roundId: string,
  jurorId: string,
): Promise<JudgingProgress> {
  const judged = await tx.comparison.findMany({
    where: {
      roundId,
      jurorId,
      current: true,
      withdrawn: false,
      outcome: { in: ["a", "b", "equal"] },
    },
    select: { projectAId: true, projectBId: true },
  });
  const ids = [
    ...new Set(judged.flatMap(({ projectAId, projectBId }) => [projectAId, projectBId])),
  ];
  const index = new Map(ids.map((id, at) => [id, at]));
  const { components } = connectivity(
    pairTable({
      n: ids.length,
      a: Int32Array.from(judged, ({ projectAId }) => index.get(projectAId)!),
      b: Int32Array.from(judged, ({ projectBId }) => index.get(projectBId)!),
      outcome: new Float64Array(judged.length).fill(0.5),
    }),
  );
  return {
    judged: judged.length,
    connected: Math.max(0, ...components.map((group) => group.length)),
  };
}
