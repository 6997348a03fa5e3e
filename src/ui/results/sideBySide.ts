export interface MethodsRow {
  name: string;
  weights: Readonly<Record<string, number>>;
}

export interface SideBySideRow {
  name: string;
  /** Rank by the base method, from 1; null where it has no weight. */
  rank: number | null;
  /** Per method: its weight, and how many ranks higher (+) or lower (−) than by the base method. */
  cells: Record<string, { weight: number; change: number | null }>;
}

/** Ranks by one method, from 1; equal weights share the better rank. */
function ranks(rows: readonly MethodsRow[], method: string): Map<string, number> {
  const weights = rows.map((row) => row.weights[method]).filter((w) => w !== undefined);
  return new Map(
    rows.flatMap((row) => {
      const weight = row.weights[method];
      if (weight === undefined) return [];
      return [[row.name, 1 + weights.filter((other) => other > weight).length] as const];
    }),
  );
}

/** Every method's weight beside its change of rank against a base method, in the base's order. */
export function sideBySide(rows: readonly MethodsRow[], base: string): SideBySideRow[] {
  const methods = [...new Set(rows.flatMap((row) => Object.keys(row.weights)))];
  const rankOf = new Map(methods.map((method) => [method, ranks(rows, method)]));
  const result = rows.map((row) => {
    const rank = rankOf.get(base)?.get(row.name) ?? null;
    const cells = Object.entries(row.weights).map(([method, weight]) => {
      const own = rankOf.get(method)?.get(row.name);
      const change = rank === null || own === undefined ? null : rank - own;
      return [method, { weight, change }] as const;
    });
    return { name: row.name, rank, cells: Object.fromEntries(cells) };
  });
  const place = (row: SideBySideRow) => row.rank ?? Number.POSITIVE_INFINITY;
  return result.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}
