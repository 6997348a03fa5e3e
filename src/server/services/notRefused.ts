import { pairKey } from "~/core/comparison";
import type { Tx } from "../db/client";
import { conflictedProjects } from "./conflictedProjects";
import type { RoundProjects } from "./roundProjects";

/**
 * Pairs that a juror could not or would not judge do not come again, not even mirrored; projects in
 * which the juror has a stake do not come at all.
 */
export async function notRefused(
  tx: Tx,
  { roundId, ids, indexOf }: RoundProjects,
  jurorId: string,
): Promise<(i: number, j: number) => boolean> {
  const refused = await tx.comparison.findMany({
    where: { roundId, jurorId, current: true, outcome: { in: ["skip", "conflict"] } },
    select: { projectAId: true, projectBId: true },
  });
  const conflicted = await conflictedProjects(tx, roundId, jurorId);
  const staked = new Set(Array.from(conflicted, indexOf));
  const n = ids.length;
  const keys = new Set(
    refused.map((pair) => pairKey(n, indexOf(pair.projectAId), indexOf(pair.projectBId))),
  );
  return (i, j) => !staked.has(i) && !staked.has(j) && !keys.has(pairKey(n, i, j));
}
