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

/**
 * Rows brought together by unordered pair: pair k has `order[first[k]] .. order[first[k + 1] - 1]`.
 * An entry is the row's number r where the row's a is the pair's smaller item, and ~r where it is
 * the larger (so that nobody has to look at the row again to know).
 */
export interface PairRows {
  readonly index: PairIndex;
  readonly order: Int32Array;
  readonly first: Int32Array;
}

/** One row per unordered pair that has weight: Σ w o for the one side, Σ w (1 − o) for the other. */
export function pairTable(rows: BinaryComparisons): PairTable {
  const { index, order, first } = groupPairs(rows);
  const { outcome, weight } = rows;
  const pairs = index.i.length;
  const winsI = new Float64Array(pairs);
  const winsJ = new Float64Array(pairs);
  for (let pair = 0; pair < pairs; pair++) {
    let forI = 0;
    let forJ = 0;
    for (let at = first[pair]!; at < first[pair + 1]!; at++) {
      const entry = order[at]!;
      const row = entry < 0 ? ~entry : entry;
      const w = weight ? weight[row]! : 1;
      const o = entry < 0 ? 1 - outcome[row]! : outcome[row]!;
      forI += w * o;
      forJ += w * (1 - o);
    }
    winsI[pair] = forI;
    winsJ[pair] = forJ;
  }
  return { ...index, winsI, winsJ };
}

/** One row per unordered pair that has weight: Σ w, the weighted mean of the stated log ratio, the wins. */
export function ratioTable(rows: RatioComparisons): RatioTable {
  const { index, order, first } = groupPairs(rows);
  const { logRatio } = rows;
  const pairs = index.i.length;
  const weight = new Float64Array(pairs);
  const mean = new Float64Array(pairs);
  const winsI = new Float64Array(pairs);
  const winsJ = new Float64Array(pairs);
  for (let pair = 0; pair < pairs; pair++) {
    let total = 0;
    let sum = 0;
    let forI = 0;
    for (let at = first[pair]!; at < first[pair + 1]!; at++) {
      const entry = order[at]!;
      const row = entry < 0 ? ~entry : entry;
      const w = rows.weight ? rows.weight[row]! : 1;
      const ratio = entry < 0 ? -logRatio[row]! : logRatio[row]!;
      total += w;
      sum += w * ratio;
      forI += w * (ratio > 0 ? 1 : ratio < 0 ? 0 : 0.5);
    }
    weight[pair] = total;
    mean[pair] = sum / total;
    winsI[pair] = forI;
    winsJ[pair] = total - forI;
  }
  return { ...index, winsI, winsJ, weight, mean };
}

/**
 * Brings the rows of each unordered pair together by two stable counting passes (larger item, then
 * smaller): O(rows + n), no hashing. Rows of weight 0 are left out.
 */
export function groupPairs(rows: Columns): PairRows {
  const { n } = rows;
  const byHigh = scatterByHigh(rows);
  const { starts, high, order } = scatterByLow(n, byHigh.low, byHigh.row, rows);
  const size = order.length;
  const i = new Int32Array(size);
  const j = new Int32Array(size);
  const first = new Int32Array(size + 1);
  const start = new Int32Array(n + 1);
  let count = 0;
  for (let low = 0; low < n; low++) {
    start[low] = count;
    let previous = -1;
    for (let at = starts[low]!; at < starts[low + 1]!; at++) {
      if (high[at] === previous) continue;
      previous = high[at]!;
      i[count] = low;
      j[count] = previous;
      first[count] = at;
      count++;
    }
  }
  start[n] = count;
  first[count] = size;
  const index = { n, start, i: i.slice(0, count), j: j.slice(0, count) };
  return { index, order, first: first.slice(0, count + 1) };
}

/** The rows that have weight in ascending order of their larger item, with their smaller one. */
function scatterByHigh({ n, a, b, weight }: Columns): { low: Int32Array; row: Int32Array } {
  const next = new Int32Array(n + 1);
  let size = 0;
  for (let row = 0; row < a.length; row++) {
    if (weight && !(weight[row]! > 0)) continue;
    const high = Math.max(a[row]!, b[row]!) + 1;
    next[high] = next[high]! + 1;
    size++;
  }
  for (let item = 0; item < n; item++) next[item + 1] = next[item + 1]! + next[item]!;
  const low = new Int32Array(size);
  const rowAt = new Int32Array(size);
  for (let row = 0; row < a.length; row++) {
    if (weight && !(weight[row]! > 0)) continue;
    const high = Math.max(a[row]!, b[row]!);
    const place = next[high]!;
    next[high] = place + 1;
    low[place] = Math.min(a[row]!, b[row]!);
    rowAt[place] = row;
  }
  return { low, row: rowAt };
}

/** The same rows in ascending order of their smaller item; within it the order given is kept. */
function scatterByLow(n: number, low: Int32Array, row: Int32Array, { a, b }: Columns) {
  const starts = new Int32Array(n + 1);
  for (let at = 0; at < low.length; at++) {
    const bucket = low[at]! + 1;
    starts[bucket] = starts[bucket]! + 1;
  }
  for (let item = 0; item < n; item++) starts[item + 1] = starts[item + 1]! + starts[item]!;
  const next = Int32Array.from(starts);
  const high = new Int32Array(low.length);
  const order = new Int32Array(low.length);
  for (let at = 0; at < low.length; at++) {
    const place = next[low[at]!]!;
    next[low[at]!] = place + 1;
    const from = row[at]!;
    const aFirst = a[from]! < b[from]!;
    high[place] = aFirst ? b[from]! : a[from]!;
    order[place] = aFirst ? from : ~from;
  }
  return { starts, high, order };
}
