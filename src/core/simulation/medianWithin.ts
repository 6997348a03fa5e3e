const BINS = 1024;
/** So few are sorted; more are divided into bins again, unless they are all but equal. */
const SORTED_MOST = 2048;
const DIVISIONS_MOST = 6;

/**
 * The median of the first `n` values of every column, all within [low, high]; NaN where there are none.
 * Exact, in a few passes over the values: they are counted by bins, and only the middle bin is sorted.
 */
export function medianWithin(
  columns: readonly Float64Array[],
  n: number,
  low: number,
  high: number,
): number {
  const total = columns.length * n;
  if (total === 0) return Number.NaN;
  let [from, to] = [low, high];
  // Values below `from`; the middle ones are from..to, both included.
  let below = 0;
  const [first, second] = [(total - 1) >> 1, total >> 1];
  for (let division = 0; division < DIVISIONS_MOST && to > from; division++) {
    const counts = new Int32Array(BINS);
    const scale = BINS / (to - from);
    for (const column of columns) count(column, n, from, to, scale, counts);
    let [bin, before] = [0, below];
    while (before + counts[bin]! <= first) before += counts[bin++]!;
    let last = bin;
    for (let until = before + counts[bin]!; until <= second; ) until += counts[++last]!;
    const inside = counts.subarray(bin, last + 1).reduce((sum, c) => sum + c, 0);
    // Edges are widened by a hair, as a value's bin is found by a rounded product.
    const hair = (to - from) * Number.EPSILON;
    const nextFrom = bin === 0 ? from : from + bin / scale - hair;
    const nextTo = last === BINS - 1 ? to : from + (last + 1) / scale + hair;
    [from, to] = [nextFrom, nextTo];
    below = countBelow(columns, n, from);
    if (inside <= SORTED_MOST) break;
  }
  const middle = collect(columns, n, from, to);
  return (middle[first - below]! + middle[second - below]!) / 2;
}

function count(
  column: Float64Array,
  n: number,
  from: number,
  to: number,
  scale: number,
  counts: Int32Array,
): void {
  for (let i = 0; i < n; i++) {
    const value = column[i]!;
    if (value < from || value > to) continue;
    const bin = ((value - from) * scale) | 0;
    counts[bin < BINS ? bin : BINS - 1]!++;
  }
}

function countBelow(columns: readonly Float64Array[], n: number, from: number): number {
  let below = 0;
  for (const column of columns) {
    for (let i = 0; i < n; i++) if (column[i]! < from) below++;
  }
  return below;
}

function collect(
  columns: readonly Float64Array[],
  n: number,
  from: number,
  to: number,
): Float64Array {
  const found: number[] = [];
  for (const column of columns) {
    for (let i = 0; i < n; i++) {
      const value = column[i]!;
      if (value >= from && value <= to) found.push(value);
    }
  }
  return Float64Array.from(found).sort();
}
