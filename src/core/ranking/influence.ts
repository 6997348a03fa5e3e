import type { ComparisonData } from "~/core/comparison";
import { type LeaveOut, leaveOutJurors, refitWeighted } from "./leaveOut";
import { pairOrder } from "./pairOrder";
import { quickModel } from "./quickModel";
import { enoughGradient, QUICK_ITEMS_MAX, refitter } from "./refit";
import { weightsOf } from "./result";
import { largestSteps, sumsWithout } from "./rowSteps";

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

const ROWS_SHOWN_MAX = 20;

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
 * Pregibon 1981): exact for least squares, an estimate for Bradley-Terry. O(n) a row. Above 1000
 * items C is not at hand, and its diagonal is taken for 1 / H_ii, the rest for nothing: O(1) a row.
 * 40 candidates are fitted again, of which the 20 are taken.
 *
 * Null for other methods. Throws what `fit` throws on the whole data.
 */
export function comparisonInfluence(
  method: string,
  data: ComparisonData,
  params: Readonly<Record<string, number>> = {},
): RowInfluence[] | null {
  const model = quickModel(method, data, params);
  if (!model) return null;
  const before = weightsOf(model.theta);
  const isLarge = model.index.n > QUICK_ITEMS_MAX;
  const candidates = largestSteps(model, before);
  const refit = refitter(model, isLarge ? enoughGradient(model) : 0);
  const order = pairOrder(model, null);
  const out: RowInfluence[] = [];
  for (const row of candidates) {
    const times = () => Float64Array.from(model.pair, (_, other) => (other === row ? 0 : 1));
    const theta =
      refit(sumsWithout(model, order, row)) ?? refitWeighted(method, data, params, times());
    if (theta) out.push({ row, ...changeOf(before, weightsOf(theta)) });
  }
  out.sort((x, y) => Math.abs(y.change) - Math.abs(x.change));
  return out.slice(0, ROWS_SHOWN_MAX);
}

/** Which weight changes most from one list of weights to another, and by how much. */
export function changeOf(before: Float64Array, after: Float64Array): WeightChange {
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
