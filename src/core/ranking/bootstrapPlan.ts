import type { ComparisonData } from "~/core/comparison";
import { fit } from "./fit";
import { readsOf, rowsRead } from "./leaveOut";
import { type PairOrder, pairOrder } from "./pairOrder";
import { type QuickModel, quickModel } from "./quickModel";

export interface BootstrapOptions {
  readonly method: string;
  readonly params?: Readonly<Record<string, number>>;
  /** parametric: new answers from the fitted weights; jurors: jurors drawn with replacement. */
  readonly kind: "parametric" | "jurors";
  readonly seed: string | number;
}

/**
 * All that replicates are made from: plain data and typed arrays, so that one thread can prepare it
 * and hand it to others.
 */
export interface BootstrapPlan {
  readonly method: string;
  readonly params: Readonly<Record<string, number>>;
  readonly kind: BootstrapOptions["kind"];
  readonly seed: string;
  readonly data: ComparisonData;
  /** θ of the full fit, which new answers are drawn from. */
  readonly theta: Float64Array;
  /** Those drawn, ascending (jurors; null for parametric). */
  readonly jurors: Int32Array | null;
  /** Where the method is fitted from pair sums. */
  readonly quick: { readonly model: QuickModel; readonly order: PairOrder } | null;
}

/** Fits the whole data and lays out what replicates need. Throws as `bootstrapWeights` does. */
export function planBootstrap(
  data: ComparisonData,
  { method, params = {}, kind, seed }: BootstrapOptions,
): BootstrapPlan {
  const { juror, weight } = rowsRead(method, data);
  const named = juror?.filter((_, row) => weight?.[row] !== 0);
  if (kind === "jurors" && !named) throw new RangeError("the rows name no jurors to draw from");
  const model = quickModel(method, data, params);
  const quick = model && { model, order: pairOrder(model, juror ?? null) };
  const whole = model ?? fit(method, data, params, { intervals: false });
  // What a method chose itself is kept: choosing again takes a hundred times as long as a fit.
  const kept = "params" in whole && readsOf(method) === "both" ? whole.params : params;
  return {
    ...{ method, params: kept, kind, seed: `${seed}`, data, theta: whole.theta, quick },
    jurors: kind === "jurors" && named ? Int32Array.from(new Set(named)).sort() : null,
  };
}
