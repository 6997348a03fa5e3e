import { logSigmoid } from "./bradleyTerry";
import type { JurorTraits } from "./recommendedJurors";
import type { Judgements } from "./recommendedRows";

/** Standard deviation of the standard logistic distribution. */
export const LOGISTIC_DEVIATION = Math.PI / Math.sqrt(3);
/** Curvature given to outliers in Newton steps, so that they exist on every graph. */
const OUTLIER_CURVATURE = 1e-7;

/** What each row costs at a θ, times σ²: by row, filled by `at`. */
export interface RowCosts {
  /** −slope by d = θ_a − θ_b: how hard the row pulls d up. */
  readonly pull: Float64Array;
  readonly curvature: Float64Array;
  /** Residual squares of the stated rows as the loss counts them, |e| min(|e|, limit). */
  readonly squares: Float64Array;
  at(theta: Float64Array): void;
  /** Σ of the rows' costs. */
  total(theta: Float64Array): number;
  /** Stated rows whose pull no longer grows. */
  outliers(theta: Float64Array): number[];
}

/**
 * The likelihood of both kinds of judgement under one latent strength, y* = s_j (d + σ √v_j ε):
 * a stated log ratio y is y* itself, at the cost w ρ(y / s_j − d) / v_j, ρ Huber's loss that turns
 * linear at delta σ √v_j; a choice is its sign, at the cost −σ² w log σ(±β_j d), the logistic with the
 * spread of the noise, β_j = π / (√3 σ √v_j); a tie is half a choice each way.
 */
export function rowCosts(
  rows: Judgements,
  sigma: number,
  delta: number,
  { scale, variance }: JurorTraits,
): RowCosts {
  const { a, b, value, weight, juror, stated } = rows;
  const size = a.length;
  const pull = new Float64Array(size);
  const curvature = new Float64Array(size);
  const squares = new Float64Array(stated);
  const scaleOf = (row: number) => (juror[row]! < 0 ? 1 : scale[juror[row]!]!);
  const varianceOf = (row: number) => (juror[row]! < 0 ? 1 : variance[juror[row]!]!);
  const ratio = value.slice(0, stated).map((y, row) => y / scaleOf(row));
  const limit = ratio.map((_, row) => delta * sigma * Math.sqrt(varianceOf(row)));
  const trust = weight.map((w, row) => w / varianceOf(row));
  const slope = weight.map((_, row) => LOGISTIC_DEVIATION / (sigma * Math.sqrt(varianceOf(row))));
  const distance = (theta: Float64Array, row: number) => theta[a[row]!]! - theta[b[row]!]!;
  const at = (theta: Float64Array) => {
    for (let row = 0; row < stated; row++) {
      const e = ratio[row]! - distance(theta, row);
      const far = Math.abs(e) > limit[row]!;
      const kept = far ? Math.sign(e) * limit[row]! : e;
      pull[row] = trust[row]! * kept;
      curvature[row] = far ? trust[row]! * OUTLIER_CURVATURE : trust[row]!;
      squares[row] = e * kept;
    }
    for (let row = stated; row < size; row++) {
      const beta = slope[row]!;
      const p = 1 / (1 + Math.exp(-beta * distance(theta, row)));
      const unit = sigma * sigma * weight[row]! * beta;
      pull[row] = unit * (value[row]! - p);
      curvature[row] = unit * beta * p * (1 - p);
    }
  };
  const total = (theta: Float64Array) => {
    let sum = 0;
    for (let row = 0; row < stated; row++) {
      const e = Math.abs(ratio[row]! - distance(theta, row));
      const top = limit[row]!;
      sum += trust[row]! * (e <= top ? (e * e) / 2 : top * e - (top * top) / 2);
    }
    for (let row = stated; row < size; row++) {
      const x = slope[row]! * distance(theta, row);
      const o = value[row]!;
      sum -= sigma * sigma * weight[row]! * (o * logSigmoid(x) + (1 - o) * logSigmoid(-x));
    }
    return sum;
  };
  const outliers = (theta: Float64Array) => {
    const found: number[] = [];
    for (let row = 0; row < stated; row++) {
      if (Math.abs(ratio[row]! - distance(theta, row)) > limit[row]!) found.push(row);
    }
    return found;
  };
  return { pull, curvature, squares, at, total, outliers };
}
