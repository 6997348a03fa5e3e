import type { BinaryComparisons, RatioComparisons } from "~/core/comparison";
import type { Holdout } from "./holdout";
import { valuesOf } from "./rowLosses";
import type { Quadratic } from "./simplexQuadratic";
import { weightedMean } from "./weightedMean";

/** Metrics that are convex in the shares of a mixture. */
export type MixtureMetric = "log_ratio_mse" | "bt_log_loss";

/** A metric as a function of the shares v, at log weights Σ_k v_k ℓ_k. */
export interface MixtureLoss {
  valueAt(v: Float64Array): number;
  /** Its derivative by each share. */
  slopeAt(v: Float64Array): Float64Array;
  /**
   * Its second-order expansion at v as a function of the shares of some entries, the others
   * staying 0; `log_ratio_mse` is its own expansion.
   */
  expandedAt(v: Float64Array, slope: Float64Array, among: readonly number[]): Quadratic;
}

/**
 * The metric over mixtures of log vectors. Rows come in only through sums per item: row r with
 * d_r = ℓ_a − ℓ_b, first derivative f′_r and second f″_r (both over the total weight) gives
 *
 *   ∂f/∂v_k = ℓ_k · Σ_r f′_r (e_a − e_b),   H_jk = ℓ_j · Σ_r f″_r d_{k,r} (e_a − e_b)
 *
 * so that k entries on n items and m rows cost k·m + k²·n and not k²·m.
 */
export function mixtureLoss(
  given: readonly Float64Array[],
  holdout: Holdout,
  metric: MixtureMetric,
): MixtureLoss {
  // An item that nobody judged may be missing; any number serves, since it meets a 0 everywhere.
  const vectors = given.map((vector) => vector.map((log) => (Number.isNaN(log) ? 0 : log)));
  const { data } = holdout;
  const table = metric === "log_ratio_mse" ? ratioTable(data.ratio) : choiceTable(data.binary);
  const pushAt = (v: Float64Array) => {
    const bends = table.differences(mixed(vectors, v)).map(table.bend);
    return (k: number) =>
      table.gather(table.differences(vectors[k]!).map((d, row) => d * bends[row]!));
  };
  // The curvature of squared errors is the same everywhere: each vector's part is found once.
  const pushes = new Map<number, Float64Array>();
  const once = (push: (k: number) => Float64Array) => (k: number) => {
    const found = pushes.get(k) ?? push(k);
    pushes.set(k, found);
    return found;
  };
  return {
    valueAt: (v) => weightedMean(valuesOf(metric, data, mixed(vectors, v)), table.weight),
    slopeAt: (v) => {
      const pull = table.gather(table.differences(mixed(vectors, v)).map(table.slope));
      return Float64Array.from(vectors, (vector) => inner(vector, pull));
    },
    expandedAt: (v, slope, among) => {
      const push = metric === "log_ratio_mse" ? once(pushAt(v)) : pushAt(v);
      const hessian = products(
        among.map((k) => vectors[k]!),
        among.map(push),
      );
      return { hessian, linear: linearTerm(hessian, v, slope, among) };
    },
  };
}

/** Rows as differences of log weights, with the derivatives of their share of the metric. */
interface LossTable {
  readonly weight: Float64Array | undefined;
  differences(logs: Float64Array): Float64Array;
  slope(d: number, row: number): number;
  bend(d: number, row: number): number;
  /** Σ_r x_r (e_a − e_b). */
  gather(x: Float64Array): Float64Array;
}

function ratioTable(rows: RatioComparisons): LossTable {
  const { share, ...table } = tableOf(rows);
  return {
    ...table,
    slope: (d, row) => 2 * share(row) * (d - rows.logRatio[row]!),
    bend: (_, row) => 2 * share(row),
  };
}

function choiceTable(rows: BinaryComparisons): LossTable {
  const { share, ...table } = tableOf(rows);
  const chance = (d: number) => 1 / (1 + Math.exp(-d));
  return {
    ...table,
    slope: (d, row) => share(row) * (chance(d) - rows.outcome[row]!),
    bend: (d, row) => share(row) * chance(d) * chance(-d),
  };
}

function tableOf({ n, a, b, weight }: BinaryComparisons | RatioComparisons) {
  const total = weight ? weight.reduce((sum, w) => sum + w, 0) : a.length;
  return {
    weight,
    share: (row: number) => (weight ? weight[row]! : 1) / total,
    differences: (logs: Float64Array) =>
      Float64Array.from(a, (item, row) => logs[item]! - logs[b[row]!]!),
    gather: (x: Float64Array) => {
      const out = new Float64Array(n);
      for (let row = 0; row < x.length; row++) {
        out[a[row]!] = out[a[row]!]! + x[row]!;
        out[b[row]!] = out[b[row]!]! - x[row]!;
      }
      return out;
    },
  };
}

/** Σ_k v_k ℓ_k. */
export function mixed(vectors: readonly Float64Array[], v: Float64Array): Float64Array {
  const out = new Float64Array(vectors[0]!.length);
  vectors.forEach((vector, k) => {
    const part = v[k]!;
    // 0 · NaN would spoil items that only an unused vector lacks.
    if (part !== 0) for (let i = 0; i < out.length; i++) out[i] = out[i]! + part * vector[i]!;
  });
  return out;
}

function products(vectors: readonly Float64Array[], pushes: readonly Float64Array[]) {
  const k = vectors.length;
  const out = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      const value = inner(vectors[i]!, pushes[j]!);
      out[i * k + j] = value;
      out[j * k + i] = value;
    }
  }
  return out;
}

/** slope − Hv: the linear term of an expansion about v, as a function of the shares themselves. */
function linearTerm(
  hessian: Float64Array,
  v: Float64Array,
  slope: Float64Array,
  among: readonly number[],
): Float64Array {
  return Float64Array.from(among, (k, row) => {
    let sum = slope[k]!;
    among.forEach((j, column) => {
      sum -= hessian[row * among.length + column]! * v[j]!;
    });
    return sum;
  });
}

function inner(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}
