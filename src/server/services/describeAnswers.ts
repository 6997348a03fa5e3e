import type { RoundAccess } from "../auth/access";
import { db } from "../db/client";
import { runsRound } from "./fitVisibility";
import { jurorNames } from "./jurorNames";

/** How a part keeps a row that it lists by itself. */
export interface StoredRow {
  readonly comparisonId: string;
}

/**
 * Adds to the rows of a part what the comparisons themselves say: the reason and, for those who run
 * the round, the juror's name. They are read as the web role, so that row security has the last
 * word: a row that may not be read, or was withdrawn since, is left out.
 */
export async function describeAnswers<Row extends StoredRow>(
  access: RoundAccess,
  rows: readonly Row[],
) {
  const found = await db.comparison.findMany({
    where: {
      ...{ id: { in: rows.map(({ comparisonId }) => comparisonId) }, roundId: access.roundId },
      ...{ current: true, withdrawn: false, split: { not: "private" } },
    },
    select: { id: true, reason: true, jurorId: true, jurorLabel: true },
  });
  const keys = found.flatMap(({ jurorId, jurorLabel }) => jurorId ?? jurorLabel ?? []);
  const names = runsRound(access) ? await jurorNames(keys) : null;
  const byId = new Map(found.map((row) => [row.id, row]));
  return rows.flatMap((row) => {
    const comparison = byId.get(row.comparisonId);
    if (!comparison) return [];
    const key = comparison.jurorId ?? comparison.jurorLabel ?? "";
    return [{ ...row, reason: comparison.reason, jurorName: names?.get(key) ?? null }];
  });
}
