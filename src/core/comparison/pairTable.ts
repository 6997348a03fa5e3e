import type { PairIndex } from "~/core/numeric";
import type { BinaryComparisons, RatioComparisons } from "./comparison";

/** Unordered pairs with what was said about them, summed over all comparisons of the pair. */
export interface PairTable extends PairIndex {
  /** Weight with which i beat j (a tie is half for each). */
  readonly winsI: Float64Array;
  /** Weight with which j beat i. */
  readonly winsJ: Float64Array;
}

/**
 * Unordered pairs with their stated log ratios, averaged over all comparisons of the pair. The side
 * stated to be larger is the winner; a ratio of 1 is a tie.
 */
export interface RatioTable extends PairTable {
  /** Σ w over the pair's comparisons. */
  readonly weight: Float64Array;
  /** Weighted mean of log(w_i / w_j). */
  readonly mean: Float64Array;
}

interface Columns {
  readonly n: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly weight?: Float64Array;
}

/** One row per unordered pair that has weight: Σ w o for the one side, Σ w (1 − o) for the other. */
export function pairTable(rows: BinaryComparisons): PairTable {
  const { index, pairOf } = groupPairs(rows);
  const winsI = new Float64Array(index.i.length);
  const winsJ = new Float64Array(index.i.length);
  for (let row = 0; row < pairOf.length; row++) {
    const pair = pairOf[row]!;
    if (pair < 0) continue;
    const weight = rows.weight ? rows.weight[row]! : 1;
    const forA = weight * rows.outcome[row]!;
    const forB = weight * (1 - rows.outcome[row]!);
    const aFirst = rows.a[row]! < rows.b[row]!;
    winsI[pair] = winsI[pair]! + (aFirst ? forA : forB);
    winsJ[pair] = winsJ[pair]! + (aFirst ? forB : forA);
  }
  return { ...index, winsI, winsJ };
}

/** One row per unordered pair that has weight: Σ w, the weighted mean of the stated log ratio, the wins. */
export function ratioTable(rows: RatioComparisons): RatioTable {
  const { index, pairOf } = groupPairs(rows);
  const weight = new Float64Array(index.i.length);
  const mean = new Float64Array(index.i.length);
  const winsI = new Float64Array(index.i.length);
  const winsJ = new Float64Array(index.i.length);
  for (let row = 0; row < pairOf.length; row++) {
    const pair = pairOf[row]!;
    if (pair < 0) continue;
    const w = rows.weight ? rows.weight[row]! : 1;
    const ratio = rows.a[row]! < rows.b[row]! ? rows.logRatio[row]! : -rows.logRatio[row]!;
    weight[pair] = weight[pair]! + w;
    mean[pair] = mean[pair]! + w * ratio;
    const share = (1 + Math.sign(ratio)) / 2;
    winsI[pair] = winsI[pair]! + w * share;
    winsJ[pair] = winsJ[pair]! + w * (1 - share);
  }
  for (let pair = 0; pair < mean.length; pair++) mean[pair] = mean[pair]! / weight[pair]!;
  return { ...index, winsI, winsJ, weight, mean };
}

/**
 * Sorts the rows by unordered pair with two stable counting passes (larger item, then smaller), so
 * that grouping costs O(rows + n) and no hashing. Rows of weight 0 belong to no pair (−1).
 */
export function groupPairs(rows: Columns): { index: PairIndex; pairOf: Int32Array } {
  const { n, a, b, weight } = rows;
  const kept = weight
    ? Int32Array.from(Array.from(a.keys()).filter((row) => weight[row]! > 0))
    : Int32Array.from(a.keys());
  const low = Int32Array.from(a, (item, row) => Math.min(item, b[row]!));
  const high = Int32Array.from(a, (item, row) => Math.max(item, b[row]!));
  const order = countingSort(countingSort(kept, high, n), low, n);
  const pairOf = new Int32Array(a.length).fill(-1);
  let count = 0;
  let previous = -1;
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!;
    const fresh = previous < 0 || low[row] !== low[previous] || high[row] !== high[previous];
    if (fresh) count++;
    pairOf[row] = count - 1;
    previous = row;
  }
  return { index: indexOf(n, count, order, pairOf, low, high), pairOf };
}

function countingSort(rows: Int32Array, key: Int32Array, n: number): Int32Array {
  const next = new Int32Array(n + 1);
  for (let at = 0; at < rows.length; at++) {
    const bucket = key[rows[at]!]! + 1;
    next[bucket] = next[bucket]! + 1;
  }
  for (let bucket = 0; bucket < n; bucket++) next[bucket + 1] = next[bucket + 1]! + next[bucket]!;
  const out = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    const bucket = key[row]!;
    const place = next[bucket]!;
    out[place] = row;
    next[bucket] = place + 1;
  }
  return out;
}

function indexOf(
  n: number,
  count: number,
  order: Int32Array,
  pairOf: Int32Array,
  low: Int32Array,
  high: Int32Array,
): PairIndex {
  const i = new Int32Array(count);
  const j = new Int32Array(count);
  const start = new Int32Array(n + 1);
  for (let at = 0; at < order.length; at++) {
    const row = order[at]!;
    i[pairOf[row]!] = low[row]!;
    j[pairOf[row]!] = high[row]!;
  }
  for (let pair = 0; pair < count; pair++) start[i[pair]! + 1] = start[i[pair]! + 1]! + 1;
  for (let item = 0; item < n; item++) start[item + 1] = start[item + 1]! + start[item]!;
  return { n, start, i, j };
}
