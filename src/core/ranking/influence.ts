import type { ComparisonData } from "~/core/comparison";
import { choleskyInverse } from "~/core/numeric";
import { type LeaveOut, leaveOutJurors, refitWeighted } from "./leaveOut";
import { type QuickModel, quickModel, sumsOf } from "./quickModel";
import { factorAt, QUICK_ITEMS_MAX, refitter } from "./refit";
import { weightsOf } from "./result";

/** What leaving something out does to the weights (which sum to 1). */
export interface WeightChange {
  /** The item whose weight changes most. */
  readonly item: number;
  readonly before: number;
  readonly after: number;
  /** after − before. */
  readonly change: number;
  /** Σ |after − before| over all items. */
  readonly l1: number;
}

export interface JurorInfluence {
  readonly juror: number;
  readonly rows: number;
  /** Null where the method has no answer without this juror. */
  readonly without: WeightChange | null;
}

export interface RowInfluence extends WeightChange {
  readonly row: number;
}

/** Rows whose influence is not only estimated but fitted: those estimated to be the largest. */
const ROWS_REFITTED_MAX = 20;

/**
 * Leave-one-juror-out: the change of the weights when all answers of a juror are left out, largest
 * first. Empty where the rows name no jurors. Throws what `fit` throws on the whole data.
 */
export function jurorInfluence(
  method: string,
  data: ComparisonData,
  params: Readonly<Record<string, number>> = {},
): JurorInfluence[] {
  return influenceOf(leaveOutJurors(method, data, params));
}

/** The influence of jurors from fits that are there already. */
export function influenceOf({ theta, without }: LeaveOut): JurorInfluence[] {
  const before = weightsOf(theta);
  const found = without.map(({ juror, rows, theta }) => {
    return { juror, rows, without: theta && changeOf(before, weightsOf(theta)) };
  });
  const size = ({ without }: JurorInfluence) => Math.abs(without?.change ?? 0);
  return found.sort((x, y) => size(y) - size(x));
}

/**
 * Leave-one-comparison-out for `bt_l2` and `log_l2_ridge`: the rows that change a weight most,
 * largest first, at most 20, each fitted again without the row.
 *
 * Which rows those are is told by one Newton step from the full fit with the row's own curvature
 * taken out, θ − C d g / (1 − h dᵀC d), d = e_a − e_b, g the row's score, h its curvature (Cook 1977;
 * Pregibon 1981): exact for least squares, an estimate for Bradley-Terry. O(n) a row.
 *
 * Null for other methods and above 1000 items. Throws what `fit` throws on the whole data.
 */
export function comparisonInfluence(
  method: string,
  data: ComparisonData,
  params: Readonly<Record<string, number>> = {},
): RowInfluence[] | null {
  const model = quickModel(method, data, params);
  if (!model || model.index.n > QUICK_ITEMS_MAX) return null;
  const factor = factorAt(model, model.sums, model.theta);
  if (!factor) return null;
  const before = weightsOf(model.theta);
  const estimated = stepSizes(model, choleskyInverse(factor, model.index.n), before);
  const rows = Array.from(estimated.keys()).filter((row) => model.pair[row]! >= 0);
  rows.sort((x, y) => estimated[y]! - estimated[x]!);
  const refit = refitter(model);
  const out: RowInfluence[] = [];
  for (const row of rows.slice(0, ROWS_REFITTED_MAX)) {
    const times = Float64Array.from(model.pair, (_, other) => (other === row ? 0 : 1));
    const theta = refit(sumsOf(model, times)) ?? refitWeighted(method, data, params, times);
    if (theta) out.push({ row, ...changeOf(before, weightsOf(theta)) });
  }
  return out.sort((x, y) => Math.abs(y.change) - Math.abs(x.change));
}

/** The largest |change of a weight| that leaving out each row makes, by one step. */
function stepSizes(model: QuickModel, c: Float64Array, before: Float64Array): Float64Array {
  const { index, pair, up, total, theta, logistic } = model;
  const { n } = index;
  const out = new Float64Array(pair.length);
  const after = new Float64Array(n);
  for (let row = 0; row < pair.length; row++) {
    const k = pair[row]!;
    if (k < 0) continue;
    const at = index.i[k]! * n;
    const to = index.j[k]! * n;
    const d = theta[index.i[k]!]! - theta[index.j[k]!]!;
    const expected = logistic ? 1 / (1 + Math.exp(-d)) : d;
    const bend = total[row]! * (logistic ? expected * (1 - expected) : 1);
    const spread = c[at + index.i[k]!]! - 2 * c[at + index.j[k]!]! + c[to + index.j[k]!]!;
    const step = -(up[row]! - total[row]! * expected) / (1 - bend * spread);
    let sum = 0;
    for (let item = 0; item < n; item++) {
      const moved = before[item]! * Math.exp(step * (c[at + item]! - c[to + item]!));
      after[item] = moved;
      sum += moved;
    }
    let largest = 0;
    for (let item = 0; item < n; item++) {
      largest = Math.max(largest, Math.abs(after[item]! / sum - before[item]!));
    }
    out[row] = largest;
  }
  return out;
}

function changeOf(before: Float64Array, after: Float64Array): WeightChange {
  let item = 0;
  let l1 = 0;
  for (let k = 0; k < before.length; k++) {
    const size = Math.abs(after[k]! - before[k]!);
    l1 += size;
    if (size > Math.abs(after[item]! - before[item]!)) item = k;
  }
  const change = after[item]! - before[item]!;
  return { item, before: before[item]!, after: after[item]!, change, l1 };
}
