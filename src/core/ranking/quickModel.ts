import { type ComparisonData, rowPairs } from "~/core/comparison";
import type { PairIndex } from "~/core/numeric";
import { fit } from "./fit";

/** What the rows say about each pair, seen from its smaller item: Σ w o (or Σ w y), and Σ w. */
export interface PairSums {
  readonly up: Float64Array;
  readonly total: Float64Array;
}

/**
 * A method whose fit depends on the rows through `PairSums` alone and whose prior is a parabola, so
 * that changed data can be fitted again from the full fit in a few cheap steps: θ solves
 * Σ (up − total · f(θ_i − θ_j)) = pull · θ with f = σ (`bt_l2`) or f(d) = d (`log_l2_ridge`).
 */
export interface QuickModel {
  readonly logistic: boolean;
  readonly index: PairIndex;
  /** Curvature of the prior: 2α of bt_l2, λ of log_l2_ridge. */
  readonly pull: number;
  /** Pair of each row, or −1 where it has no weight; +1 or −1 for the row's a. */
  readonly pair: Int32Array;
  readonly side: Int8Array;
  /** Each row's share of its pair's sums. */
  readonly up: Float64Array;
  readonly total: Float64Array;
  readonly sums: PairSums;
  /** The full fit. */
  readonly theta: Float64Array;
}

/** Fits changed data from the full fit: θ, or null where it does not settle (nor could be tried). */
export type Refit = (sums: PairSums) => Float64Array | null;

/** The quick model of a fit, or null where the method is none of the two. Throws what `fit` throws. */
export function quickModel(
  method: string,
  data: ComparisonData,
  params: Readonly<Record<string, number>> = {},
): QuickModel | null {
  if (method !== "bt_l2" && method !== "log_l2_ridge") return null;
  const fitted = fit(method, data, params, { intervals: false });
  const logistic = method === "bt_l2";
  const rows = logistic ? data.binary : data.ratio;
  const value = logistic ? data.binary.outcome : data.ratio.logRatio;
  const { index, pair, side } = rowPairs(rows);
  const total = rows.weight ?? new Float64Array(value.length).fill(1);
  const up = value.map((x, row) => total[row]! * seenFrom(side[row]!, x, logistic));
  const model = { logistic, index, pair, side, up, total, theta: fitted.theta };
  const pull = logistic ? 2 * fitted.params.alpha! : fitted.params.lambda!;
  return { ...model, pull, sums: sumsOf({ index, pair, up, total }) };
}

/** A row's outcome or log ratio as the pair's smaller item sees it. */
function seenFrom(side: number, value: number, logistic: boolean): number {
  if (side >= 0) return value;
  return logistic ? 1 - value : -value;
}

/** Sums over the rows. */
function sumsOf(model: Pick<QuickModel, "index" | "pair" | "up" | "total">): PairSums {
  const up = new Float64Array(model.index.i.length);
  const total = new Float64Array(up.length);
  for (let row = 0; row < model.pair.length; row++) {
    const k = model.pair[row]!;
    if (k < 0) continue;
    up[k] = up[k]! + model.up[row]!;
    total[k] = total[k]! + model.total[row]!;
  }
  return { up, total };
}
