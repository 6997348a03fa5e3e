import type { BinaryComparisons } from "./comparison";
import { rowPairs } from "./rowPairs";

/** How often two sides said the same, out of the answers that could be held against each other. */
export interface Agreement {
  readonly rows: number;
  /** Share of `rows` in [0, 1]; null where there are none. */
  readonly share: number | null;
}

/** A count of matches as an agreement. */
export function agreementOf(same: number, rows: number): Agreement {
  return { rows, share: rows > 0 ? same / rows : null };
}

/**
 * Each juror's answers against the weighted majority of the other jurors on the very same pair.
 * Ties, on either side, and pairs nobody else judged say nothing and are not counted. One entry per
 * juror 0..jurors−1; empty where the rows name no jurors.
 */
export function agreementWithOthers(rows: BinaryComparisons, jurors: number): Agreement[] {
  const { juror, outcome, weight } = rows;
  if (!juror) return [];
  const { index, pair, side } = rowPairs(rows);
  const pairs = index.i.length;
  const lead = new Float64Array(pairs);
  const ownLead = new Map<number, number>();
  const vote = (row: number) => side[row]! * (2 * outcome[row]! - 1);
  for (let row = 0; row < pair.length; row++) {
    const k = pair[row]!;
    if (k < 0) continue;
    const pull = (weight?.[row] ?? 1) * vote(row);
    const own = juror[row]! * pairs + k;
    lead[k] = lead[k]! + pull;
    ownLead.set(own, (ownLead.get(own) ?? 0) + pull);
  }
  const same = new Float64Array(jurors);
  const judged = new Float64Array(jurors);
  for (let row = 0; row < pair.length; row++) {
    const k = pair[row]!;
    if (k < 0) continue;
    const who = juror[row]!;
    const others = lead[k]! - ownLead.get(who * pairs + k)!;
    const side = Math.abs(others) > LEAD_MIN ? Math.sign(others) * vote(row) : 0;
    if (side === 0) continue;
    judged[who] = judged[who]! + 1;
    if (side > 0) same[who] = same[who]! + 1;
  }
  return Array.from(judged, (count, who) => agreementOf(same[who]!, count));
}

/** A smaller lead is the rounding of a tie. */
const LEAD_MIN = 1e-12;
