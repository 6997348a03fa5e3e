import type { PairIndex } from "~/core/numeric";
import { type Columns, groupPairs } from "./groupPairs";

/** Which unordered pair each row is about. */
export interface RowPairs {
  readonly index: PairIndex;
  /** Number of the row's pair, or −1 where the row has no weight. */
  readonly pair: Int32Array;
  /** +1 where the row's a is the pair's smaller item, −1 where it is the larger. */
  readonly side: Int8Array;
}

/** The pairs of a table of rows, with the way back from rows to pairs. O(rows + n). */
export function rowPairs(rows: Columns): RowPairs {
  const { index, order, first } = groupPairs(rows);
  const pair = new Int32Array(rows.a.length).fill(-1);
  const side = new Int8Array(rows.a.length);
  for (let k = 0; k < index.i.length; k++) {
    for (let at = first[k]!; at < first[k + 1]!; at++) {
      const entry = order[at]!;
      pair[entry < 0 ? ~entry : entry] = k;
      side[entry < 0 ? ~entry : entry] = entry < 0 ? -1 : 1;
    }
  }
  return { index, pair, side };
}
