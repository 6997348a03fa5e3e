import { choleskyInverse, mainDiagonal } from "~/core/numeric";
import { keepLargest } from "./largest";
import type { PairOrder } from "./pairOrder";
import type { PairSums, QuickModel } from "./quickModel";
import { factorAt, hessianAt, QUICK_ITEMS_MAX } from "./refit";

/** Rows whose influence is not only estimated but fitted: those estimated to be the largest. */
const CANDIDATES_MAX = 40;

/** The rows whose removal changes a weight most by one Newton step (see `comparisonInfluence`). */
export function largestSteps(model: QuickModel, weights: Float64Array): number[] {
  const kept = keepLargest<number>(CANDIDATES_MAX);
  const sizeOf = changeByStep(model, weights);
  for (let row = 0; row < model.pair.length; row++) {
    if (model.pair[row]! < 0) continue;
    const size = sizeOf(row);
    if (size > kept.bar()) kept.offer(size, row);
  }
  return kept.entries();
}

/** The largest change of a weight to first order, w_i |δ_i − Σ w δ| for the step δ of θ. */
function changeByStep(model: QuickModel, weights: Float64Array): (row: number) => number {
  const { index, pair, up, total, theta, logistic } = model;
  const { n } = index;
  const factor = n > QUICK_ITEMS_MAX ? null : factorAt(model, model.sums, theta);
  const c = factor && choleskyInverse(factor, n);
  const mixed = c && mixedBy(c, weights);
  const own = mainDiagonal(hessianAt(model, model.sums, theta)).map((value) => 1 / value);
  return (row) => {
    const a = index.i[pair[row]!]!;
    const b = index.j[pair[row]!]!;
    const d = theta[a]! - theta[b]!;
    const expected = logistic ? 1 / (1 + Math.exp(-d)) : d;
    const bend = total[row]! * (logistic ? expected * (1 - expected) : 1);
    const pull = Math.abs(up[row]! - total[row]! * expected);
    if (!c || !mixed) {
      const largest = Math.max(weights[a]! * own[a]!, weights[b]! * own[b]!);
      return (pull * largest) / Math.max(1e-3, 1 - bend * (own[a]! + own[b]!));
    }
    const spread = c[a * n + a]! - 2 * c[a * n + b]! + c[b * n + b]!;
    const mean = mixed[a]! - mixed[b]!;
    let largest = 0;
    for (let item = 0; item < n; item++) {
      const size = weights[item]! * Math.abs(c[a * n + item]! - c[b * n + item]! - mean);
      if (size > largest) largest = size;
    }
    return (pull * largest) / (1 - bend * spread);
  };
}

/** C w. */
function mixedBy(c: Float64Array, weights: Float64Array): Float64Array {
  const n = weights.length;
  return weights.map((_, row) => {
    let sum = 0;
    for (let k = 0; k < n; k++) sum += c[row * n + k]! * weights[k]!;
    return sum;
  });
}

/** The pair sums without one row. */
export function sumsWithout(model: QuickModel, order: PairOrder, row: number): PairSums {
  const sums = { up: model.sums.up.slice(), total: model.sums.total.slice() };
  const k = model.pair[row]!;
  const alone = order.first[k + 1]! - order.first[k]! === 1;
  // What is left of a difference of equal numbers would be rounding alone.
  sums.up[k] = alone ? 0 : sums.up[k]! - model.up[row]!;
  sums.total[k] = alone ? 0 : sums.total[k]! - model.total[row]!;
  return sums;
}
