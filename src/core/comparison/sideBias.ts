import type { BinaryComparisons } from "./comparison";

/** How often the item shown first won. */
export interface SideBias {
  /** Answers that were no tie. */
  readonly rows: number;
  readonly firstWins: number;
  readonly share: number;
  /** (firstWins − rows/2) / √(rows/4): beyond ±3 chance does not explain it. */
  readonly z: number;
}

/**
 * Side bias of all rows, or of those whose numbers are in `among`. Null where nothing was decided, and where `a` won every
 * decided row of the whole table: then the columns say who won and not who was shown first.
 */
export function sideBias(rows: BinaryComparisons, among?: ArrayLike<number>): SideBias | null {
  const { outcome, weight } = rows;
  let decided = 0;
  let firstWins = 0;
  const count = among?.length ?? outcome.length;
  for (let at = 0; at < count; at++) {
    const row = among ? among[at]! : at;
    const o = outcome[row]!;
    if (o === 0.5 || weight?.[row] === 0) continue;
    decided += 1;
    firstWins += o;
  }
  const told = outcome.some((o, row) => o === 0 && weight?.[row] !== 0);
  if (!told || decided === 0) return null;
  const z = (firstWins - decided / 2) / Math.sqrt(decided / 4);
  return { rows: decided, firstWins, share: firstWins / decided, z };
}
