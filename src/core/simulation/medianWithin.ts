const BINS = 256;
/** So few are sorted; more are divided into bins again, unless they are all but equal. */
const SORTED_MOST = 512;
const DIVISIONS_MOST = 6;

/**
 * The median of the first `n` values of every column, all within [low, high]; NaN where there are none.
 * Exact, in two passes over the values: they are counted by bins, and only the middle bin is looked at.
 */
export function medianWithin(
  columns: readonly Float64Array[],
  n: number,
  low: number,
  high: number,
): number {
  const total = columns.length * n;
  if (total === 0) return Number.NaN;
  let first = (total - 1) >> 1;
  let second = total >> 1;
  let middle = divided(columns, n, low, high, first, second);
  first -= middle.below;
  second -= middle.below;
  for (let division = 1; division < DIVISIONS_MOST; division++) {
    const { values } = middle;
    if (values.length <= SORTED_MOST) break;
    const [from, to] = range(values);
    if (!(to > from)) break;
    middle = divided([values], values.length, from, to, first, second);
    first -= middle.below;
    second -= middle.below;
  }
  const sorted = middle.values.sort();
  return (sorted[first]! + sorted[second]!) / 2;
}

/** The values in the bins that hold the order statistics `first` and `second`, and how many are below. */
function divided(
  columns: readonly Float64Array[],
  n: number,
  low: number,
  high: number,
  first: number,
  second: number,
): { readonly values: Float64Array; readonly below: number } {
  const counts = new Int32Array(BINS + 1);
  const scale = BINS / (high - low);
  for (const column of columns) {
    for (let i = 0; i < n; i++) counts[((column[i]! - low) * scale) | 0]!++;
  }
  let bin = 0;
  let below = 0;
  while (below + counts[bin]! <= first) below += counts[bin++]!;
  let last = bin;
  let until = below + counts[bin]!;
  while (until <= second) until += counts[++last]!;
  const values = new Float64Array(until - below);
  let at = 0;
  for (const column of columns) {
    for (let i = 0; i < n; i++) {
      const value = column[i]!;
      const own = ((value - low) * scale) | 0;
      if (own >= bin && own <= last) values[at++] = value;
    }
  }
  return { values, below };
}

function range(values: Float64Array): [number, number] {
  let [low, high] = [values[0]!, values[0]!];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
