import { quantile } from "~/core/numeric";
import type { RatioComparisons } from "./comparison";

/** A multiplier that is stated suspiciously often. */
export interface RepeatedMultiplier {
  readonly multiplier: number;
  readonly rows: number;
  /** Of all rows with a stated ratio. */
  readonly share: number;
  /** Jurors who stated it; 0 where the rows name none. */
  readonly jurors: number;
}

/** Fewer equal answers than this, or a smaller share, are chance. */
const REPEATS_MIN = 5;
const SHARE_MIN = 0.04;
/** Stated multipliers are compared after rounding to this many significant digits. */
const DIGITS = 9;
/** The steps in which people count. */
const ROUND_STEP = 0.5;

/** Median |log(w_a / w_b)| of all rows that have weight, or of those in `among`; null where there are none. */
export function ratioScale(rows: RatioComparisons, among?: ArrayLike<number>): number | null {
  const sizes: number[] = [];
  const count = among?.length ?? rows.a.length;
  for (let at = 0; at < count; at++) {
    const row = among ? among[at]! : at;
    if (rows.weight?.[row] === 0) continue;
    sizes.push(Math.abs(rows.logRatio[row]!));
  }
  return sizes.length > 0 ? quantile(sizes, 0.5) : null;
}

/**
 * Multipliers e^|logRatio| that are no count of halves (1, 1.5, 2, 10, 100, …, which people say of
 * their own accord) and are stated at least 5 times and in at least 4 % of the rows: most likely a
 * form's default, such as the 1.1 pre-filled in Deep Funding's. Most frequent first.
 */
export function repeatedMultipliers(rows: RatioComparisons): RepeatedMultiplier[] {
  const found = new Map<number, { rows: number; jurors: Set<number> }>();
  let all = 0;
  for (let row = 0; row < rows.a.length; row++) {
    if (rows.weight?.[row] === 0) continue;
    all += 1;
    const multiplier = Number(Math.exp(Math.abs(rows.logRatio[row]!)).toPrecision(DIGITS));
    if (Number.isInteger(multiplier / ROUND_STEP) || !Number.isFinite(multiplier)) continue;
    const entry = found.get(multiplier) ?? { rows: 0, jurors: new Set() };
    found.set(multiplier, entry);
    entry.rows += 1;
    if (rows.juror) entry.jurors.add(rows.juror[row]!);
  }
  return [...found]
    .filter(([, entry]) => entry.rows >= REPEATS_MIN && entry.rows >= SHARE_MIN * all)
    .sort(([x, p], [y, q]) => q.rows - p.rows || x - y)
    .map(([multiplier, entry]) => ({
      multiplier,
      rows: entry.rows,
      share: entry.rows / all,
      jurors: entry.jurors.size,
    }));
}
