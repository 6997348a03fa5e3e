import { groupPairs, type RatioComparisons } from "~/core/comparison";
import type { ConvexPairProblem } from "~/core/numeric";
import type { RatioInput } from "./method";
import { gradientGoals } from "./tolerance";

/** Curvature given to outliers in the Newton step, so that it exists where inliers alone do not connect. */
const OUTLIER_CURVATURE = 1e-7;

/** Ratio comparisons with every weight written out. */
export interface Rows extends RatioComparisons {
  readonly weight: Float64Array;
}

export function weightedRows(rows: RatioComparisons): Rows {
  return { ...rows, weight: rows.weight ?? new Float64Array(rows.a.length).fill(1) };
}

/** y − (θ_a − θ_b). */
export function residual(rows: Rows, theta: Float64Array, row: number): number {
  return rows.logRatio[row]! - (theta[rows.a[row]!]! - theta[rows.b[row]!]!);
}

/** The rows laid out pair by pair, seen from the pair's smaller item, so that a pass runs along memory. */
export interface Grouped {
  readonly first: Int32Array;
  readonly ratio: Float64Array;
  readonly weight: Float64Array;
}

export function groupRows(rows: Rows): Grouped {
  const { order, first } = groupPairs(rows);
  const ratio = new Float64Array(order.length);
  const weight = new Float64Array(order.length);
  for (let at = 0; at < order.length; at++) {
    const entry = order[at]!;
    const row = entry < 0 ? ~entry : entry;
    ratio[at] = entry < 0 ? -rows.logRatio[row]! : rows.logRatio[row]!;
    weight[at] = rows.weight[row]!;
  }
  return { first, ratio, weight };
}

/** Σ w ρ_δ(y − (θ_i − θ_j)): its Hessian is the Laplacian of the inliers' weights. */
export function huberProblem(
  { table, connected }: RatioInput,
  { first, ratio, weight }: Grouped,
  delta: number,
): ConvexPairProblem {
  const { i, j } = table;
  const h = new Float64Array(i.length);
  const derive = (theta: Float64Array, gradient: Float64Array) => {
    gradient.fill(0);
    for (let pair = 0; pair < i.length; pair++) {
      const d = theta[i[pair]!]! - theta[j[pair]!]!;
      let pull = 0;
      let curvature = 0;
      for (let at = first[pair]!; at < first[pair + 1]!; at++) {
        const r = ratio[at]! - d;
        const w = weight[at]!;
        if (r > delta) pull += w * delta;
        else if (r < -delta) pull -= w * delta;
        else pull += w * r;
        curvature += r > delta || r < -delta ? w * OUTLIER_CURVATURE : w;
      }
      h[pair] = curvature;
      gradient[i[pair]!] = gradient[i[pair]!]! - pull;
      gradient[j[pair]!] = gradient[j[pair]!]! + pull;
    }
  };
  return {
    hessian: { pairs: table, h, diagonal: new Float64Array(table.n) },
    derive,
    freeWithin: connected,
    ...gradientGoals(table, table.weight, delta),
    forcing: 1e-10,
  };
}
