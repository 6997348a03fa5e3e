import type { PairIndex } from "~/core/numeric";
import type { BinaryComparisons, RatioComparisons } from "./comparison";
import { groupPairs } from "./groupPairs";

/** Unordered pairs with what was said about them, summed over all comparisons of the pair. */
export interface PairTable extends PairIndex {
  /** Weight with which i beat j (a tie is half for each). */
  readonly winsI: Float64Array;
  /** Weight with which j beat i. */
  readonly winsJ: Float64Array;
}

/**
 * Unordered pairs with their stated log ratios, averaged over all comparisons of the pair. The side
 * stated to be larger is the winner; a ratio of 1 is a tie.
 */
export interface RatioTable extends PairTable {
  /** Σ w over the pair's comparisons. */
  readonly weight: Float64Array;
  /** Weighted mean of log(w_i / w_j). */
  readonly mean: Float64Array;
  /** The comparisons pair by pair: those of pair k are `first[k] .. first[k + 1] - 1`. */
  readonly first: Int32Array;
  /** Each one's log(w_i / w_j). */
  readonly stated: Float64Array;
  /** Each one's weight; absent: 1. */
  readonly statedWeight?: Float64Array;
}

/** One row per unordered pair that has weight: Σ w o for the one side, Σ w (1 − o) for the other. */
export function pairTable(rows: BinaryComparisons): PairTable {
  const { index, order, first, arrange } = groupPairs(rows);
  const outcome = arrange(rows.outcome);
  const weight = rows.weight && arrange(rows.weight);
  const pairs = index.i.length;
  const winsI = new Float64Array(pairs);
  const winsJ = new Float64Array(pairs);
  for (let pair = 0; pair < pairs; pair++) {
    let forI = 0;
    let forJ = 0;
    for (let at = first[pair]!; at < first[pair + 1]!; at++) {
      const w = weight ? weight[at]! : 1;
      const o = order[at]! < 0 ? 1 - outcome[at]! : outcome[at]!;
      forI += w * o;
      forJ += w * (1 - o);
    }
    winsI[pair] = forI;
    winsJ[pair] = forJ;
  }
  return { ...index, winsI, winsJ };
}

/** One row per unordered pair that has weight: Σ w, the weighted mean of the stated log ratio, the wins. */
export function ratioTable(rows: RatioComparisons): RatioTable {
  const { index, order, first, arrange } = groupPairs(rows);
  const stated = arrange(rows.logRatio);
  const statedWeight = rows.weight && arrange(rows.weight);
  const pairs = index.i.length;
  const weight = new Float64Array(pairs);
  const mean = new Float64Array(pairs);
  const winsI = new Float64Array(pairs);
  const winsJ = new Float64Array(pairs);
  for (let pair = 0; pair < pairs; pair++) {
    let total = 0;
    let sum = 0;
    let forI = 0;
    for (let at = first[pair]!; at < first[pair + 1]!; at++) {
      const w = statedWeight ? statedWeight[at]! : 1;
      const ratio = order[at]! < 0 ? -stated[at]! : stated[at]!;
      stated[at] = ratio;
      total += w;
      sum += w * ratio;
      forI += w * (ratio > 0 ? 1 : ratio < 0 ? 0 : 0.5);
    }
    weight[pair] = total;
    mean[pair] = sum / total;
    winsI[pair] = forI;
    winsJ[pair] = total - forI;
  }
  const each = { first, stated, ...(statedWeight && { statedWeight }) };
  return { ...index, winsI, winsJ, weight, mean, ...each };
}
