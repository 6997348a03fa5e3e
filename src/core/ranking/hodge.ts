import { type RatioComparisons, type RatioTable, ratioTable } from "~/core/comparison";
import { fit as estimate } from "./fit";
import { keepLargest } from "./largest";
import { type Triangles, trianglesOf } from "./triangles";

const WORST_CYCLES_MAX = 10;
/** Square of the relative residual of the projection at which only rounding is left. */
const PROJECTION_SOLVED = 1e-26;
/** Walks over triangles (times triangles) that the projection may take: some seconds. */
const PROJECTION_WORK_MAX = 5e8;
const PROJECTION_ROUNDS_MIN = 20;

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
  /**
   * How the split of `cyclic` was found. `share`: of the pairs whose triangles were looked at, 1 but
   * on graphs with 10⁸ steps and more to walk. `settled` false (after `rounds`), or a share below 1:
   * `curl` is a lower and `harmonic` an upper bound.
   */
  readonly projection: {
    readonly rounds: number;
    readonly settled: boolean;
    readonly share: number;
  };
  /** Different pairs compared. */
  readonly edges: number;
  /** The triangles that go round most: items i < j < k and Y_ij + Y_jk − Y_ik in log units. */
  readonly worst: readonly { readonly items: [number, number, number]; readonly curl: number }[];
}

/**
 * Hodge decomposition of stated log ratios (Jiang, Lim, Yao, Ye 2011): how much of them weights can
 * explain, and where the rest sits. The curl part is the W-orthogonal projection of the residual
 * on the triangles' curls, by conjugate gradients on the normal equations. Memory: a few numbers
 * a pair, and 12 bytes a triangle up to 4 million of them.
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
  const { left, rounds, settled } = withoutCurl(table, triangles, residual);
  const harmonic = energy(left);
  return {
    total,
    gradient: energy(table.mean.map((y, k) => y - residual[k]!)),
    withinPairs: total - energy(table.mean),
    cyclic,
    curl: cyclic - harmonic,
    harmonic,
    triangles: triangles.count,
    projection: { rounds, settled, share: triangles.share },
    edges: table.i.length,
    worst: worstCycles(table, triangles),
  };
}

/**
 * R − W⁻¹ Cᵀ φ with φ = argmin of its W-norm: CGLS (Björck 1996), scaled by the triangles' own size S.
 * φ and its directions p, one number a triangle, are never formed: what is needed of them, W⁻¹ Cᵀ p
 * and sᵀ S⁻¹ s with s = C R, is one walk over the triangles in numbers per pair.
 */
function withoutCurl({ weight }: RatioTable, triangles: Triangles, residual: Float64Array) {
  const inverse = weight.map((w) => 1 / w);
  const left = Float64Array.from(residual);
  const flow = new Float64Array(left.length);
  let push = new Float64Array(left.length);
  const slope = () => {
    push = new Float64Array(left.length);
    let rho = 0;
    triangles.walk((ij, jk, ik) => {
      const around = left[ij]! + left[jk]! - left[ik]!;
      const eased = around / (inverse[ij]! + inverse[jk]! + inverse[ik]!);
      rho += around * eased;
      push[ij] = push[ij]! + eased;
      push[jk] = push[jk]! + eased;
      push[ik] = push[ik]! - eased;
    });
    return rho;
  };
  const limit = Math.min(
    2 * triangles.count + 100,
    Math.max(PROJECTION_ROUNDS_MIN, PROJECTION_WORK_MAX / (triangles.count + left.length)),
  );
  let rho = slope();
  let keep = 0;
  let rounds = 0;
  const solved = rho * PROJECTION_SOLVED;
  for (; rounds < limit && rho > solved; rounds++) {
    let bend = 0;
    for (let k = 0; k < flow.length; k++) {
      flow[k] = push[k]! * inverse[k]! + keep * flow[k]!;
      bend += weight[k]! * flow[k]! * flow[k]!;
    }
    if (!(bend > 0)) break;
    const step = rho / bend;
    for (let k = 0; k < left.length; k++) left[k] = left[k]! - step * flow[k]!;
    const next = slope();
    keep = next / rho;
    rho = next;
  }
  return { left, rounds, settled: rounds < limit };
}

function worstCycles(table: RatioTable, triangles: Triangles): HodgeEnergies["worst"] {
  const { mean, i, j } = table;
  const worst = keepLargest<HodgeEnergies["worst"][number]>(WORST_CYCLES_MAX);
  triangles.walk((ij, jk, ik) => {
    const curl = mean[ij]! + mean[jk]! - mean[ik]!;
    if (Math.abs(curl) <= worst.bar()) return;
    worst.offer(Math.abs(curl), { items: [i[ij]!, j[ij]!, j[jk]!], curl });
  });
  return worst.entries();
}
