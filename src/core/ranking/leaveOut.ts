import type { ComparisonData } from "~/core/comparison";
import { FitInputError, FitUnavailableError } from "./errors";
import { fit, METHODS } from "./fit";
import { quickModel, sumsOf } from "./quickModel";
import { refitter } from "./refit";

/** The fit without one juror. */
export interface WithoutJuror {
  readonly juror: number;
  /** Rows of the juror that the method reads and that have weight. */
  readonly rows: number;
  /** Null where the method has no answer without this juror. */
  readonly theta: Float64Array | null;
}

/**
 * Fits `method` once without each juror who has rows, in ascending order of jurors: from the full
 * fit, in a few steps each, for `bt_l2` and `log_l2_ridge` (see `refitter`), and anew for the other
 * methods. Empty where the rows name no jurors. Throws what `fit` throws on the whole data.
 */
export function withoutEachJuror(
  method: string,
  data: ComparisonData,
  params: Readonly<Record<string, number>> = {},
): WithoutJuror[] {
  const model = quickModel(method, data, params);
  const refit = model && refitter(model);
  const { juror, weight } = rowsRead(method, data);
  if (!juror) return [];
  const counts = new Map<number, number>();
  for (let row = 0; row < juror.length; row++) {
    if (weight?.[row] === 0) continue;
    counts.set(juror[row]!, (counts.get(juror[row]!) ?? 0) + 1);
  }
  const jurors = [...counts].sort(([x], [y]) => x - y);
  return jurors.map(([who, rows]) => {
    const times = juror.map((other) => (other === who ? 0 : 1));
    const quick = model && refit?.(sumsOf(model, times));
    const theta = quick ?? refitWeighted(method, data, params, times);
    return { juror: who, rows, theta };
  });
}

/** The rows that a method reads. */
export function rowsRead(method: string, data: ComparisonData) {
  const info = METHODS.find(({ key }) => key === method);
  return info?.reads === "ratio" ? data.ratio : data.binary;
}

/**
 * θ of a new fit in which each row that the method reads counts `times[row]` times; null where
 * that has no answer.
 */
export function refitWeighted(
  method: string,
  data: ComparisonData,
  params: Readonly<Record<string, number>>,
  times: ArrayLike<number>,
): Float64Array | null {
  const rows = rowsRead(method, data);
  const weight = Float64Array.from(rows.a, (_, row) => (rows.weight?.[row] ?? 1) * times[row]!);
  const changed = "outcome" in rows ? { ...data, binary: { ...rows, weight } } : null;
  const ratio = "logRatio" in rows ? { ...data, ratio: { ...rows, weight } } : null;
  return thetaOf(method, changed ?? ratio ?? data, params);
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
