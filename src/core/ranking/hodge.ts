import { type RatioComparisons, type RatioTable, ratioTable } from "~/core/comparison";
import { fit as estimate } from "./fit";
import { curlOf, curlTransposed, type Triangles, trianglesOf } from "./triangles";

const WORST_CYCLES_MAX = 10;
/** Relative residual of the projection at which only rounding is left. */
const PROJECTION_SOLVED = 1e-26;

/** Where the squared log ratios go. `total` = `gradient` + `withinPairs` + `cyclic`. */
export interface HodgeEnergies {
  /** Σ w y². */
  readonly total: number;
  /** Explained by weights: Σ W (θ_i − θ_j)². */
  readonly gradient: number;
  /** Disagreement about the same pair: Σ w (y − Y)², Y the pair's weighted mean. */
  readonly withinPairs: number;
  /** Disagreement between pairs: Σ W (Y − (θ_i − θ_j))² = `curl` + `harmonic`. */
  readonly cyclic: number;
  /** Inconsistency that shows in triangles. */
  readonly curl: number;
  /** Inconsistency that shows only around longer cycles. */
  readonly harmonic: number;
  readonly triangles: number;
  /** Different pairs compared. */
  readonly edges: number;
  /** The triangles that go round most: items i < j < k and Y_ij + Y_jk − Y_ik in log units. */
  readonly worst: readonly { readonly items: [number, number, number]; readonly curl: number }[];
}

/**
 * Hodge decomposition of stated log ratios (Jiang, Lim, Yao, Ye 2011): how much of them weights can
 * explain, and where the rest sits. The curl part is the W-orthogonal projection of the residual
 * on the triangles' curls, by conjugate gradients on the normal equations.
 *
 * Throws FitInputError on rows that `fit` refuses.
 */
export function hodge(rows: RatioComparisons): HodgeEnergies {
  const none = { n: rows.n, a: rows.a, b: rows.b, outcome: new Float64Array(rows.a.length) };
  const { theta } = estimate("log_l2", { ratio: rows, binary: none }, {}, { intervals: false });
  const table = ratioTable(rows);
  const residual = table.mean.map((y, k) => y - (theta[table.i[k]!]! - theta[table.j[k]!]!));
  const triangles = trianglesOf(table);
  const energy = (flow: Float64Array) =>
    flow.reduce((sum, value, k) => sum + table.weight[k]! * value * value, 0);
  const total = rows.logRatio.reduce((sum, y, k) => sum + (rows.weight?.[k] ?? 1) * y * y, 0);
  const cyclic = energy(residual);
  const harmonic = energy(withoutCurl(table, triangles, residual));
  return {
    total,
    gradient: energy(table.mean.map((y, k) => y - residual[k]!)),
    withinPairs: total - energy(table.mean),
    cyclic,
    curl: cyclic - harmonic,
    harmonic,
    triangles: triangles.ij.length,
    edges: table.i.length,
    worst: worstCycles(table, triangles),
  };
}

/** R − W⁻¹ Cᵀ φ with φ = argmin of its W-norm: CGLS (Björck 1996), scaled by the triangles' own size. */
function withoutCurl(
  table: RatioTable,
  triangles: Triangles,
  residual: Float64Array,
): Float64Array {
  const { weight } = table;
  const inverse = weight.map((w) => 1 / w);
  const { ij, jk, ik } = triangles;
  const size = Float64Array.from(
    ij,
    (pair, t) => inverse[pair]! + inverse[jk[t]!]! + inverse[ik[t]!]!,
  );
  const left = Float64Array.from(residual);
  let slope = curlOf(triangles, left);
  const direction = slope.map((value, t) => value / size[t]!);
  let rho = slope.reduce((sum, value, t) => sum + (value * value) / size[t]!, 0);
  const solved = rho * PROJECTION_SOLVED;
  for (let round = 0; round < 2 * ij.length + 100 && rho > solved; round++) {
    const flow = curlTransposed(triangles, direction, weight.length).map((x, k) => x * inverse[k]!);
    const bend = flow.reduce((sum, value, k) => sum + weight[k]! * value * value, 0);
    if (!(bend > 0)) break;
    for (let k = 0; k < left.length; k++) left[k] = left[k]! - (rho / bend) * flow[k]!;
    slope = curlOf(triangles, left);
    const next = slope.reduce((sum, value, t) => sum + (value * value) / size[t]!, 0);
    for (let t = 0; t < direction.length; t++) {
      direction[t] = slope[t]! / size[t]! + (next / rho) * direction[t]!;
    }
    rho = next;
  }
  return left;
}

function worstCycles(table: RatioTable, triangles: Triangles): HodgeEnergies["worst"] {
  const curl = curlOf(triangles, table.mean);
  const order = Array.from(curl.keys()).sort((x, y) => Math.abs(curl[y]!) - Math.abs(curl[x]!));
  return order.slice(0, WORST_CYCLES_MAX).map((t) => {
    const pair = triangles.ij[t]!;
    return {
      items: [table.i[pair]!, table.j[pair]!, table.j[triangles.jk[t]!]!],
      curl: curl[t]!,
    };
  });
}
