import {
  type BinaryComparisons,
  type ComparisonData,
  type RatioComparisons,
  rowsByJuror,
} from "~/core/comparison";
import { FitInputError, FitUnavailableError } from "./errors";
import { fit, METHODS } from "./fit";
import { pairOrder } from "./pairOrder";
import { type QuickModel, quickModel } from "./quickModel";
import { enoughGradient, QUICK_ITEMS_MAX, refitter } from "./refit";

/** The fit without one juror. */
export interface WithoutJuror {
  readonly juror: number;
  /** Rows of the juror that the method reads and that have weight. */
  readonly rows: number;
  /** Null where the method has no answer without this juror. */
  readonly theta: Float64Array | null;
}

/** The fit of the whole, and without each juror. */
export interface LeaveOut {
  /** θ of the whole. */
  readonly theta: Float64Array;
  readonly without: readonly WithoutJuror[];
}

/**
 * Fits `method` once, and once without each juror who has rows, in ascending order of jurors: from
 * the full fit, in a few steps each, for `bt_l2` and `log_l2_ridge` (see `refitter`), and anew for
 * the other methods. `without` is empty where the rows name no jurors. Throws what `fit` throws on
 * the whole data.
 */
export function leaveOutJurors(
  method: string,
  data: ComparisonData,
  params: Readonly<Record<string, number>> = {},
): LeaveOut {
  const model = quickModel(method, data, params);
  const theta = model?.theta ?? fit(method, data, params, { intervals: false }).theta;
  const { juror, weight } = rowsRead(method, data);
  if (!juror) return { theta, without: [] };
  const counts = new Map<number, number>();
  for (let row = 0; row < juror.length; row++) {
    if (weight?.[row] === 0) continue;
    counts.set(juror[row]!, (counts.get(juror[row]!) ?? 0) + 1);
  }
  const jurors = [...counts].sort(([x], [y]) => x - y);
  const quickly = model && refitWithout(model, juror);
  const without = jurors.map(([who, rows]) => {
    const quick = quickly?.(who);
    const times = () => juror.map((other) => (other === who ? 0 : 1));
    return { juror: who, rows, theta: quick ?? refitWeighted(method, data, params, times()) };
  });
  return { theta, without };
}

/** The quick fit without one juror: only the sums of that juror's pairs are made anew. */
function refitWithout(model: QuickModel, juror: Int32Array): (who: number) => Float64Array | null {
  const refit = refitter(model, model.index.n > QUICK_ITEMS_MAX ? enoughGradient(model) : 0);
  const order = pairOrder(model, juror);
  const rowsOf = rowsByJuror(juror);
  return (who) => {
    const sums = { up: model.sums.up.slice(), total: model.sums.total.slice() };
    for (const row of rowsOf(who)) {
      const k = model.pair[row]!;
      if (k < 0) continue;
      let up = 0;
      let total = 0;
      for (let at = order.first[k]!; at < order.first[k + 1]!; at++) {
        if (order.juror![at] === who) continue;
        up += order.up[at]!;
        total += order.total[at]!;
      }
      sums.up[k] = up;
      sums.total[k] = total;
    }
    return refit(sums);
  };
}

/** The rows that a method reads; of one that reads both, the table that has all judgements. */
export function rowsRead(method: string, data: ComparisonData) {
  const reads = readsOf(method);
  if (reads === "both") return data.binary.juror ? data.binary : data.ratio;
  return reads === "ratio" ? data.ratio : data.binary;
}

/** Which judgements a method reads. */
export function readsOf(method: string) {
  return METHODS.find(({ key }) => key === method)?.reads;
}

/**
 * θ of a new fit in which each row that the method reads counts `times[row]` times; null where
 * that has no answer. For a method that reads both tables, `times` must be the same for all rows of
 * a juror, and counts in both.
 */
export function refitWeighted(
  method: string,
  data: ComparisonData,
  params: Readonly<Record<string, number>>,
  times: ArrayLike<number>,
): Float64Array | null {
  const rows = rowsRead(method, data);
  if (readsOf(method) === "both") {
    return thetaOf(method, timesJurors(data, rows.juror!, times), params);
  }
  const weight = Float64Array.from(rows.a, (_, row) => (rows.weight?.[row] ?? 1) * times[row]!);
  const changed = "outcome" in rows ? { ...data, binary: { ...rows, weight } } : null;
  const ratio = "logRatio" in rows ? { ...data, ratio: { ...rows, weight } } : null;
  return thetaOf(method, changed ?? ratio ?? data, params);
}

function timesJurors(
  data: ComparisonData,
  juror: Int32Array,
  times: ArrayLike<number>,
): ComparisonData {
  const timesOf = new Map(Array.from(juror, (who, row) => [who, times[row]!]));
  const weigh = <T extends BinaryComparisons | RatioComparisons>(rows: T): T => ({
    ...rows,
    weight: Float64Array.from(rows.a, (_, row) => {
      const own = rows.juror ? (timesOf.get(rows.juror[row]!) ?? 1) : 1;
      return own * (rows.weight?.[row] ?? 1);
    }),
  });
  return { binary: weigh(data.binary), ratio: weigh(data.ratio) };
}

/** θ of a fit, or null where there is no answer. */
export function thetaOf(
  method: string,
  data: ComparisonData,
  params: Readonly<Record<string, number>>,
): Float64Array | null {
  try {
    return fit(method, data, params, { intervals: false }).theta;
  } catch (error) {
    if (error instanceof FitUnavailableError || error instanceof FitInputError) return null;
    throw error;
  }
}
