import type { ComparisonData } from "~/core/comparison";
import { fit } from "./fit";
import { rowsRead } from "./leaveOut";
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

/** Rows brought together by pair: pair k has entries `first[k] .. first[k + 1] − 1`. */
export interface PairOrder {
  readonly first: Int32Array;
  /** Per entry the row's weight, its share of the pair's `up`, and its juror. */
  readonly total: Float64Array;
  readonly up: Float64Array;
  readonly juror: Int32Array | null;
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
  const theta = model?.theta ?? fit(method, data, params, { intervals: false }).theta;
  return {
    ...{ method, params, kind, seed: `${seed}`, data, theta, quick },
    jurors: kind === "jurors" && named ? Int32Array.from(new Set(named)).sort() : null,
  };
}

function pairOrder(model: QuickModel, juror: Int32Array | null): PairOrder {
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
