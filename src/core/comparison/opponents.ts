import type { BinaryComparisons } from "./comparison";

/**
 * The rows seen from each item: item x met `other[start[x]] .. other[start[x + 1] - 1]`, once for
 * every row it is in. Rows of weight 0 are left out.
 *
 * Repeats of a pair are not brought together: that costs as much as a dozen passes over the rows
 * (`pairTable`: 30 ns a row; a pass: 2 × 1.5 ns a row), and most fits need no more passes.
 */
export interface Opponents {
  readonly n: number;
  readonly start: Int32Array;
  readonly other: Int32Array;
  /** Weight of each meeting; absent: 1. */
  readonly weight?: Float64Array;
  /** Σ w o by item, a tie being half a win. */
  readonly wins: Float64Array;
}

/** Every row from both of its sides, by one counting pass: O(rows + n). */
export function opponents(rows: BinaryComparisons): Opponents {
  const { n, a, b, outcome, weight } = rows;
  const start = starts(rows);
  const next = start.slice(0, n);
  const other = new Int32Array(start[n]!);
  const met = weight && new Float64Array(start[n]!);
  const wins = new Float64Array(n);
  for (let row = 0; row < a.length; row++) {
    const w = weight ? weight[row]! : 1;
    if (!(w > 0)) continue;
    const first = a[row]!;
    const second = b[row]!;
    const won = w * outcome[row]!;
    const here = next[first]!;
    next[first] = here + 1;
    other[here] = second;
    wins[first] = wins[first]! + won;
    const there = next[second]!;
    next[second] = there + 1;
    other[there] = first;
    wins[second] = wins[second]! + w - won;
    if (met) {
      met[here] = w;
      met[there] = w;
    }
  }
  return { n, start, other, wins, ...(met && { weight: met }) };
}

function starts({ n, a, b, weight }: BinaryComparisons): Int32Array {
  const start = new Int32Array(n + 1);
  for (let row = 0; row < a.length; row++) {
    if (weight && !(weight[row]! > 0)) continue;
    const first = a[row]! + 1;
    const second = b[row]! + 1;
    start[first] = start[first]! + 1;
    start[second] = start[second]! + 1;
  }
  for (let item = 0; item < n; item++) start[item + 1] = start[item + 1]! + start[item]!;
  return start;
}
