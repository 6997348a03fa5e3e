import { type Agreement, agreementOf } from "./agreement";
import type { BinaryComparisons } from "./comparison";
import { rowPairs } from "./rowPairs";

/**
 * How often a juror who judged one pair more than once named the same winner again: over all pairs
 * of answers of one juror about one pair, ties left out. One entry per juror 0..jurors−1; empty
 * where the rows name no jurors.
 */
export function selfConsistency(rows: BinaryComparisons, jurors: number): Agreement[] {
  const { juror, outcome } = rows;
  if (!juror) return [];
  const { index, pair, side } = rowPairs(rows);
  const pairs = index.i.length;
  const votes = new Map<number, { up: number; down: number }>();
  for (let row = 0; row < pair.length; row++) {
    const vote = side[row]! * (2 * outcome[row]! - 1);
    if (vote === 0) continue;
    const key = juror[row]! * pairs + pair[row]!;
    const count = votes.get(key) ?? { up: 0, down: 0 };
    votes.set(key, count);
    if (vote > 0) count.up += 1;
    else count.down += 1;
  }
  const same = new Float64Array(jurors);
  const held = new Float64Array(jurors);
  for (const [key, { up, down }] of votes) {
    const who = Math.floor(key / pairs);
    const all = up + down;
    held[who] = held[who]! + (all * (all - 1)) / 2;
    same[who] = same[who]! + (up * (up - 1) + down * (down - 1)) / 2;
  }
  return Array.from(held, (count, who) => agreementOf(same[who]!, count));
}
