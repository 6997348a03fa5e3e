import type { PairIndex } from "~/core/numeric";

export interface Columns {
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
  /**
   * A column of the rows in this order. Fetching it through `order` would jump about in memory for
   * every row, which takes three times as long as the grouping itself; this moves it as the
   * grouping moved the rows, along `n` streams.
   */
  arrange(column: Float64Array): Float64Array;
}

/**
 * Brings the rows of each unordered pair together by two stable counting passes (larger item, then
 * smaller): O(rows + n), no hashing. Rows of weight 0 are left out.
 */
export function groupPairs(rows: Columns): PairRows {
  const { n } = rows;
  const byHigh = scatterByHigh(rows);
  const { starts, high, order, place } = scatterByLow(n, byHigh);
  const start = new Int32Array(n + 1);
  for (let low = 0; low < n; low++) {
    start[low + 1] = start[low]! + distinct(high, starts[low]!, starts[low + 1]!);
  }
  const i = new Int32Array(start[n]!);
  const j = new Int32Array(start[n]!);
  const first = new Int32Array(start[n]! + 1);
  let pair = 0;
  for (let low = 0; low < n; low++) {
    let previous = -1;
    for (let at = starts[low]!; at < starts[low + 1]!; at++) {
      if (high[at] === previous) continue;
      previous = high[at]!;
      i[pair] = low;
      j[pair] = previous;
      first[pair] = at;
      pair++;
    }
  }
  first[pair] = order.length;
  const arrange = (column: Float64Array) => move(move(column, byHigh.place, order.length), place);
  return { index: { n, start, i, j }, order, first, arrange };
}

/** `values[k]` at `place[k]`; left out where that is negative. */
function move(values: Float64Array, place: Int32Array, size = place.length): Float64Array {
  const moved = new Float64Array(size);
  for (let k = 0; k < place.length; k++) if (place[k]! >= 0) moved[place[k]!] = values[k]!;
  return moved;
}

/** How many different values a sorted stretch has. */
function distinct(values: Int32Array, from: number, until: number): number {
  let count = 0;
  let previous = -1;
  for (let at = from; at < until; at++) {
    if (values[at] !== previous) count++;
    previous = values[at]!;
  }
  return count;
}

/** Rows in ascending order of their larger item. */
interface ByHigh {
  /** Where each row went, or −1. */
  readonly place: Int32Array;
  /** Where each larger item's rows end. */
  readonly end: Int32Array;
  readonly low: Int32Array;
  /** As in `PairRows.order`. */
  readonly entry: Int32Array;
}

function scatterByHigh({ n, a, b, weight }: Columns): ByHigh {
  const next = new Int32Array(n + 1);
  for (let row = 0; row < a.length; row++) {
    if (weight && !(weight[row]! > 0)) continue;
    const by = b[row]! - a[row]!;
    const high = b[row]! - (by & (by >> 31)) + 1;
    next[high] = next[high]! + 1;
  }
  for (let item = 0; item < n; item++) next[item + 1] = next[item + 1]! + next[item]!;
  const low = new Int32Array(next[n]!);
  const entry = new Int32Array(next[n]!);
  const places = new Int32Array(a.length).fill(-1);
  for (let row = 0; row < a.length; row++) {
    if (weight && !(weight[row]! > 0)) continue;
    const by = b[row]! - a[row]!;
    // −1 where a is the larger: without a branch, because which is larger cannot be predicted.
    const turned = by >> 31;
    const high = b[row]! - (by & turned);
    const place = next[high]!;
    next[high] = place + 1;
    places[row] = place;
    low[place] = a[row]! + (by & turned);
    entry[place] = row ^ turned;
  }
  return { place: places, end: next, low, entry };
}

/** The same rows in ascending order of their smaller item; within it the order given is kept. */
function scatterByLow(n: number, { end, low, entry }: ByHigh) {
  const starts = new Int32Array(n + 1);
  for (let at = 0; at < low.length; at++) {
    const bucket = low[at]! + 1;
    starts[bucket] = starts[bucket]! + 1;
  }
  for (let item = 0; item < n; item++) starts[item + 1] = starts[item + 1]! + starts[item]!;
  const next = Int32Array.from(starts);
  const high = new Int32Array(low.length);
  const order = new Int32Array(low.length);
  const places = new Int32Array(low.length);
  let at = 0;
  for (let larger = 0; larger < n; larger++) {
    for (; at < end[larger]!; at++) {
      const place = next[low[at]!]!;
      next[low[at]!] = place + 1;
      places[at] = place;
      high[place] = larger;
      order[place] = entry[at]!;
    }
  }
  return { starts, high, order, place: places };
}
