import { ApportionError } from "./errors";
import { exactWeights } from "./exact";

/**
 * Split `total` base units in proportion to `weights`, to the last unit. The one place that rounds
 * money.
 *
 *   q_i = w_i · T / W,   a_i = ⌊q_i⌋,   then the largest remainders q_i − ⌊q_i⌋ get one unit more
 *
 * (Hamilton, or largest remainder, in bigint throughout: floats enter by their exact binary value.)
 * Equal remainders go to the lower `tieKeys` entry, compared by code unit; for payouts that key is
 * the lower-case address. So the result does not depend on the order of the rows, a row of weight
 * zero gets nothing, and of two rows the heavier never gets less.
 *
 * @param total   pool in integer base units, ≥ 0
 * @param weights one per row, finite and ≥ 0, not all zero; any scale
 * @param tieKeys one per row, all different
 * @returns       one amount per row, in the order given, with Σ = total exactly
 * @throws ApportionError for a negative total, NaN, infinite or negative weights, weights that are
 *   all zero (there is no proportion), or keys that repeat or do not match the rows.
 */
export function apportion(
  total: bigint,
  weights: readonly number[] | readonly bigint[],
  tieKeys: readonly string[],
): bigint[] {
  if (total < 0n) throw new ApportionError("total", `pool ${total} is negative`);
  checkKeys(weights.length, tieKeys);
  const exact = exactWeights(weights);
  const sum = exact.reduce((s, w) => s + w, 0n);
  if (sum === 0n) throw new ApportionError("all_zero", "no row has a weight above zero");

  const amounts = exact.map((w) => (w * total) / sum);
  const remainders = exact.map((w) => (w * total) % sum);
  const left = total - amounts.reduce((s, a) => s + a, 0n);
  const order = remainders.map((_, row) => row).sort(byRemainderThenKey(remainders, tieKeys));
  for (const row of order.slice(0, Number(left))) amounts[row]! += 1n;

  if (amounts.reduce((s, a) => s + a, 0n) !== total) {
    throw new Error(`apportionment of ${total} does not add up; this is a bug`);
  }
  return amounts;
}

function checkKeys(rows: number, tieKeys: readonly string[]): void {
  if (tieKeys.length !== rows) {
    throw new ApportionError("keys", `${rows} weights but ${tieKeys.length} tie keys`);
  }
  const seen = new Set<string>();
  for (const key of tieKeys) {
    // With two rows of one key a tie between them would be decided by row order.
    if (seen.has(key)) throw new ApportionError("keys", `tie key ${key} appears twice`);
    seen.add(key);
  }
}

function byRemainderThenKey(remainders: readonly bigint[], keys: readonly string[]) {
  return (i: number, j: number): number => {
    const [ri, rj] = [remainders[i]!, remainders[j]!];
    if (ri !== rj) return ri > rj ? -1 : 1;
    return keys[i]! < keys[j]! ? -1 : 1;
  };
}
