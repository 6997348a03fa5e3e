import { give, selectionOf } from "~/core/ranking";
import type { Tx } from "../db/client";
import type { RoundProjects } from "./roundProjects";

/**
 * Strength of the Gaussian prior of the belief that pairs are chosen by (variance 1/(2α) = 2): log
 * weights spread by 1.4, between the flat and the wide truths of `choiceCurve`.
 */
const BELIEF_ALPHA = 0.25;
/** Pairs served earlier and not answered yet are not waited for. */
const OUT = "30 minutes";

/** A served training pair. */
export interface ServedRow {
  readonly id: string;
  readonly jurorId: string;
  readonly projectAId: string;
  readonly projectBId: string;
  readonly servedAt: Date;
  readonly answeredAt: Date | null;
}

/**
 * The selection after everything that was answered in the training split, summed by pair in the
 * database: an import may have a million rows. With the training pairs that are out with jurors now.
 */
export async function readSelection(tx: Tx, { roundId, ids, indexOf }: RoundProjects) {
  const said = await tx.$queryRaw<Sum[]>`
    SELECT "projectAId", "projectBId",
      CASE "outcome" WHEN 'a' THEN 1 WHEN 'b' THEN 0 ELSE 0.5 END::float8 AS outcome,
      sum("weight")::float8 AS weight
    FROM "Comparison"
    WHERE "roundId" = ${roundId} AND "split" = 'train' AND "current" AND NOT "withdrawn"
      AND "outcome" IN ('a', 'b', 'equal')
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  const selection = selectionOf(
    {
      n: ids.length,
      a: Int32Array.from(said, ({ projectAId }) => indexOf(projectAId)),
      b: Int32Array.from(said, ({ projectBId }) => indexOf(projectBId)),
      outcome: Float64Array.from(said, ({ outcome }) => outcome),
      weight: Float64Array.from(said, ({ weight }) => weight),
    },
    BELIEF_ALPHA,
  );
  const served = await tx.$queryRaw<(ServedRow & { waits: boolean })[]>`
    SELECT "id", "jurorId", "projectAId", "projectBId", "servedAt", "answeredAt",
      "servedAt" > clock_timestamp() AT TIME ZONE 'UTC' - ${OUT}::interval AS waits
    FROM "Assignment" WHERE "roundId" = ${roundId} AND "split" = 'train'
    ORDER BY "servedAt", "id"`;
  const numbers = new Map<string, number>();
  const numberOf = (jurorId: string) => {
    if (!numbers.has(jurorId)) numbers.set(jurorId, numbers.size);
    return numbers.get(jurorId)!;
  };
  for (const { projectAId, projectBId, jurorId } of served) {
    give(selection, indexOf(projectAId), indexOf(projectBId), numberOf(jurorId));
  }
  return {
    selection,
    numberOf,
    open: served.filter(({ answeredAt, waits }) => !answeredAt && waits),
    answered: served.filter(({ answeredAt }) => answeredAt).map(({ id }) => id),
  };
}

interface Sum {
  projectAId: string;
  projectBId: string;
  outcome: number;
  weight: number;
}
