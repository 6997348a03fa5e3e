import type { Tx } from "../db/client";
import type { RoundRows } from "./loadRows";

/** The comparison that each row is. */
export type Located = ReadonlyMap<number, string>;

/**
 * Finds the comparisons of a few rows by what they say; of several that say the same the first, the
 * second, … in the order in which rows of equal content stand. Sealed ones are never found.
 */
export async function locateRows(
  tx: Tx,
  roundId: string,
  input: RoundRows,
  rows: readonly number[],
): Promise<Located> {
  const wanted = [...new Set(rows)].sort((x, y) => x - y);
  if (wanted.length === 0) return new Map();
  const { binary } = input.data;
  const found = await tx.$queryRaw<{ row: number; id: string }[]>`
    WITH wanted AS (
      SELECT *, row_number() OVER (PARTITION BY a, b, outcome, ratio, weight, who ORDER BY row) AS nth
      FROM unnest(
        ${wanted}::int[],
        ${wanted.map((row) => input.projectIds[binary.a[row]!]!)}::text[],
        ${wanted.map((row) => input.projectIds[binary.b[row]!]!)}::text[],
        ${wanted.map((row) => OUTCOMES[2 * binary.outcome[row]!]!)}::text[],
        ${wanted.map((row) => ratioOf(input, row))}::float8[],
        ${wanted.map((row) => binary.weight?.[row] ?? 1)}::float8[],
        ${wanted.map((row) => jurorOf(input, row))}::text[]
      ) AS w(row, a, b, outcome, ratio, weight, who))
    SELECT w.row, f."id" FROM wanted w JOIN (
      SELECT c."id", w.row, row_number() OVER (PARTITION BY w.row ORDER BY c."id") AS nth
      FROM wanted w JOIN "Comparison" c ON c."projectAId" = w.a AND c."projectBId" = w.b
        AND c."outcome"::text = w.outcome AND c."logRatio" IS NOT DISTINCT FROM w.ratio
        AND c."weight" = w.weight
        AND coalesce(c."jurorId", nullif(c."jurorLabel", '')) IS NOT DISTINCT FROM w.who
      WHERE c."roundId" = ${roundId} AND c."current" AND NOT c."withdrawn"
        AND c."split" <> 'private'
    ) f ON f.row = w.row AND f.nth = w.nth`;
  return new Map(found.map(({ row, id }) => [row, id]));
}

const OUTCOMES = ["b", "equal", "a"];

function ratioOf({ data, stated }: RoundRows, row: number): number | null {
  const at = stated.indexOf(row);
  return at < 0 ? null : data.ratio.logRatio[at]!;
}

const jurorOf = ({ who, jurors }: RoundRows, row: number): string | null =>
  jurors[who[row]!] ?? null;
