/** A weight with its 95% interval, where one could be computed. */
export interface WeightRow {
  name: string;
  title: string;
  weight: number;
  low: number | null;
  high: number | null;
}

/** Rows drawn before "show all"; more than this no longer fits a screen. */
export const ROWS_SHOWN = 40;

/** Largest first; on a log scale, only what has a place on it. */
export function rowsToDraw(rows: readonly WeightRow[], log: boolean, all: boolean): WeightRow[] {
  const drawable = log ? rows.filter((row) => row.weight > 0) : rows;
  const sorted = [...drawable].sort((a, b) => b.weight - a.weight);
  return all ? sorted : sorted.slice(0, ROWS_SHOWN);
}

/**
 * Ends of the weight axis. A log axis starts at the smallest positive end, but not below a
 * thousandth of the largest weight's place: one empty tail must not squeeze everything else.
 */
export function weightDomain(rows: readonly WeightRow[], log: boolean): [number, number] {
  const high = Math.max(1e-6, ...rows.map((row) => row.high ?? row.weight));
  if (!log) return [0, high * 1.02];
  const ends = rows.map((row) => row.low ?? row.weight).filter((end) => end > 0);
  return [Math.max(Math.min(high, ...ends), high / 100_000), high * 1.1];
}
