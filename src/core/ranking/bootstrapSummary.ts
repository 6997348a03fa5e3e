const LEVEL_DEFAULT = 0.95;
/** Above this many items the table of who outranks whom is left out (n² numbers). */
const TABLE_ITEMS_MAX = 1000;

export interface BootstrapSummary {
  /** Replicates with an answer, and those without. */
  readonly used: number;
  readonly failed: number;
  /** Per item, the lower and upper end of the percentile interval. */
  readonly weights: readonly (readonly [number, number])[];
  /** Of the rank, 1 for the heaviest; equal weights share the middle of their ranks. */
  readonly ranks: readonly (readonly [number, number])[];
  /** P(i outranks j), n × n row by row, an equal weight counting half; null above 1000 items. */
  readonly outranks: Float64Array | null;
}

/**
 * Percentile intervals of weights and ranks, and P(i outranks j), from bootstrap replicates. The
 * ends are replicates' own values, the nearest ones outwards: at least `level` (default 0.95) of the
 * replicates lie within.
 *
 * Throws RangeError when no replicate has an answer.
 */
export function summariseBootstrap(
  replicates: readonly (Float64Array | null)[],
  level = LEVEL_DEFAULT,
): BootstrapSummary {
  const used = replicates.filter((weights) => weights !== null);
  const n = used[0]?.length ?? 0;
  if (used.length === 0) throw new RangeError("no replicate has an answer");
  const ranks = used.map(ranksOf);
  const values = new Float64Array(used.length);
  const between = (lists: readonly Float64Array[], item: number) => {
    for (let k = 0; k < values.length; k++) values[k] = lists[k]![item]!;
    return interval(values, level);
  };
  const items = Array.from({ length: n }, (_, item) => item);
  return {
    used: used.length,
    failed: replicates.length - used.length,
    weights: items.map((item) => between(used, item)),
    ranks: items.map((item) => between(ranks, item)),
    outranks: n <= TABLE_ITEMS_MAX ? outranksOf(used, n) : null,
  };
}

/** Ranks by descending weight from 1; equal weights get the mean of their places. */
function ranksOf(weights: Float64Array): Float64Array {
  const sorted = Float64Array.from(weights).sort();
  return weights.map((weight) => {
    const above = sorted.length - places(sorted, weight, true);
    const equal = places(sorted, weight, true) - places(sorted, weight, false);
    return above + (1 + equal) / 2;
  });
}

/** How many of the ascending values lie below `value`, or also at it. */
function places(sorted: Float64Array, value: number, orAt: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value || (orAt && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function interval(values: Float64Array, level: number): [number, number] {
  const sorted = values.sort();
  const tail = ((1 - level) / 2) * (sorted.length - 1);
  return [sorted[Math.floor(tail)]!, sorted[Math.ceil(sorted.length - 1 - tail)]!];
}

function outranksOf(used: readonly Float64Array[], n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (const weights of used) {
    for (let i = 0; i < n; i++) {
      const own = weights[i]!;
      const at = i * n;
      for (let j = i + 1; j < n; j++) {
        const other = weights[j]!;
        out[at + j] = out[at + j]! + (own > other ? 1 : own < other ? 0 : 0.5);
      }
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const share = out[i * n + j]! / used.length;
      out[i * n + j] = share;
      out[j * n + i] = 1 - share;
    }
  }
  return out;
}
