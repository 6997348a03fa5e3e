const BINS = 256;
/** So few are sorted; more are divided into bins again, unless they are all but equal. */
const SORTED_MOST = 512;
const DIVISIONS_MOST = 6;
/** From so many values on, a sample of them tells first where to look. */
const SAMPLED_FROM = 200_000;
const SAMPLE = 16_384;
/** What values are cut to on their way to a whole number: within 31 bits. */
const WHOLE = 2 ** 30;
/** Half the width of the look, in quantiles: five standard errors of the sample's median. */
const SAMPLE_MARGIN = 2.5 / Math.sqrt(SAMPLE);

/**
 * The median of the first `n` values of every column, all within [low, high]; NaN where there are none.
 * Exact, in two passes over the values, which are counted by bins so that only the middle bin is looked
 * at; in little more than one where there are many, as a sample leaves a tenth of them to be counted.
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
  let middle =
    (total >= SAMPLED_FROM
      ? sampled(columns, n, WHOLE / (high - low), first, second)
      : undefined) ?? divided(columns, n, low, high, first, second);
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

interface Middle {
  readonly values: Float64Array;
  /** Values below these. */
  readonly below: number;
}

/**
 * The values between two quantiles of a sample, and some more; nothing where the order statistics are
 * not among them. A value is below where (value − from) · `steps`, cut to a whole number, is negative:
 * that needs no branch, which nobody could predict half the time.
 */
function sampled(
  columns: readonly Float64Array[],
  n: number,
  steps: number,
  first: number,
  second: number,
): Middle | undefined {
  const total = columns.length * n;
  const sample = sampleOf(columns, n);
  const from = sample[Math.floor(SAMPLE * (0.5 - SAMPLE_MARGIN))]!;
  const to = sample[Math.ceil(SAMPLE * (0.5 + SAMPLE_MARGIN))]!;
  const centre = (from + to) / 2;
  const reach = (to - from) / 2 + 2 / steps;
  const near = new Float64Array(Math.ceil(4 * SAMPLE_MARGIN * total));
  let count = 0;
  let below = 0;
  for (const column of columns) {
    for (let i = 0; i < n; i++) {
      const value = column[i]!;
      below += (((value - from) * steps) | 0) >>> 31;
      if (Math.abs(value - centre) <= reach) near[count++] = value;
    }
  }
  // Twice as many as expected would be no sample of these values.
  if (count > near.length) return undefined;
  let at = 0;
  for (let k = 0; k < count; k++) {
    const value = near[k]!;
    if ((((value - from) * steps) | 0) >= 0) near[at++] = value;
  }
  const found = first >= below && second < below + at;
  return found ? { values: near.slice(0, at), below } : undefined;
}

function sampleOf(columns: readonly Float64Array[], n: number): Float64Array {
  const stride = Math.floor((columns.length * n) / SAMPLE);
  const pick = (_: unknown, k: number) => columns[Math.floor((k * stride) / n)]![(k * stride) % n]!;
  return Float64Array.from({ length: SAMPLE }, pick).sort();
}

/** The values in the bins that hold the order statistics `first` and `second`, and how many are below. */
function divided(
  columns: readonly Float64Array[],
  n: number,
  low: number,
  high: number,
  first: number,
  second: number,
): Middle {
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
  for (let k = 1; k < values.length; k++) {
    const value = values[k]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
