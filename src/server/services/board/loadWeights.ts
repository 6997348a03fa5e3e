import type { Tx } from "../../db/client";

/** Weights by project name of some submissions. */
export async function loadWeights(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, ReadonlyMap<string, number>>> {
  const rows = await tx.submission.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, weights: true },
  });
  return new Map(
    rows.map(({ id, weights }) => [id, new Map(Object.entries(weights as Record<string, number>))]),
  );
}
