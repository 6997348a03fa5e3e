import type { QuickModel } from "./quickModel";

/** Rows brought together by pair: pair k has entries `first[k] .. first[k + 1] − 1`. */
export interface PairOrder {
  readonly first: Int32Array;
  /** Per entry the row's weight, its share of the pair's `up`, and its juror. */
  readonly total: Float64Array;
  readonly up: Float64Array;
  readonly juror: Int32Array | null;
}

/** The rows of a model that have weight, in the order of their pairs. */
export function pairOrder(model: QuickModel, juror: Int32Array | null): PairOrder {
  const { pair, sums } = model;
  const first = new Int32Array(sums.up.length + 1);
  for (const k of pair) if (k >= 0) first[k + 1] = first[k + 1]! + 1;
  for (let k = 0; k < sums.up.length; k++) first[k + 1] = first[k + 1]! + first[k]!;
  const next = first.slice();
  const size = first[sums.up.length]!;
  const total = new Float64Array(size);
  const up = new Float64Array(size);
  const who = juror && new Int32Array(size);
  for (let row = 0; row < pair.length; row++) {
    const k = pair[row]!;
    if (k < 0) continue;
    const place = next[k]!;
    next[k] = place + 1;
    total[place] = model.total[row]!;
    up[place] = model.up[row]!;
    if (who) who[place] = juror[row]!;
  }
  return { first, total, up, juror: who };
}
