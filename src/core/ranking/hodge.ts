import { type RatioComparisons, type RatioTable, ratioTable } from "~/core/comparison";
import { fit as estimate } from "./fit";
import { keepLargest } from "./largest";
import { type Triangles, trianglesOf } from "./triangles";

const WORST_CYCLES_MAX = 10;
/** Square of the relative residual of the projection at which only rounding is left. */
const PROJECTION_SOLVED = 1e-26;
/** From this many triangles on, a round that explains less than this of `cyclic` is the last one. */
const LARGE_TRIANGLES = 100_000;
const LARGE_SHARE_SOLVED = 1e-6;
/** Numbers per pair and triangle that the projection may go through: some seconds. */
const PROJECTION_WORK_MAX = 4e8;

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
   * on graphs with more than 8 million triangles. `settled` false (after `rounds`), or a share below 1:
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
 * a pair, and 12 bytes a triangle for at most 8 million of them.
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
  const size = triangles.count + left.length;
  const limit = Math.min(2 * triangles.count + 100, Math.ceil(PROJECTION_WORK_MAX / size));
  const share = triangles.count < LARGE_TRIANGLES ? 0 : LARGE_SHARE_SOLVED;
  const little = share * residual.reduce((sum, value, k) => sum + weight[k]! * value * value, 0);
  let rho = slope();
  let keep = 0;
  let rounds = 0;
  let explained = Number.POSITIVE_INFINITY;
  const solved = rho * PROJECTION_SOLVED;
  for (; rounds < limit && rho > solved && explained > little; rounds++) {
    let bend = 0;
    for (let k = 0; k < flow.length; k++) {
      flow[k] = push[k]! * inverse[k]! + keep * flow[k]!;
      bend += weight[k]! * flow[k]! * flow[k]!;
    }
    if (!(bend > 0)) break;
    const step = rho / bend;
    explained = step * rho;
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
