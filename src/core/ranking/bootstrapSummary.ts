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
  const items = Array.from({ length: n }, (_, item) => item);
  const between = (lists: readonly Float64Array[], item: number) =>
    interval(
      Float64Array.from(lists, (list) => list[item]!),
      level,
    );
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
  const order = Array.from(weights.keys()).sort((x, y) => weights[y]! - weights[x]!);
  const ranks = new Float64Array(weights.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && weights[order[to + 1]!] === weights[order[from]!]) to++;
    for (let at = from; at <= to; at++) ranks[order[at]!] = 1 + (from + to) / 2;
    from = to + 1;
  }
  return ranks;
}

function interval(values: Float64Array, level: number): [number, number] {
  const sorted = values.sort();
  const tail = ((1 - level) / 2) * (sorted.length - 1);
  return [sorted[Math.floor(tail)]!, sorted[Math.ceil(sorted.length - 1 - tail)]!];
}

function outranksOf(used: readonly Float64Array[], n: number): Float64Array {
  const out = new Float64Array(n * n);
  const share = 1 / used.length;
  for (const weights of used) {
    for (let i = 0; i < n; i++) {
      const own = weights[i]!;
      for (let j = 0; j < n; j++) {
        const other = weights[j]!;
        if (own > other) out[i * n + j] = out[i * n + j]! + share;
        else if (own === other && i !== j) out[i * n + j] = out[i * n + j]! + share / 2;
      }
    }
  }
  return out;
}
