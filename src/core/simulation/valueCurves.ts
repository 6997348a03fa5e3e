/**
 * What citizens value one good at, as it gets funds F ≥ 0:
 * V(F) = f0 + (f1 − f0) (1 − e^{−sF}) / (1 − e^{−s}), so that V(0) = f0 and V(1) = f1.
 * One entry per citizen; 0 ≤ f0 ≤ f1, s > 0.
 */
export interface ValueCurves {
  readonly f0: Float64Array;
  readonly f1: Float64Array;
  readonly s: Float64Array;
}

/** V_i(F). */
export function valueAt({ f0, f1, s }: ValueCurves, i: number, funds: number): number {
  const steepness = s[i]!;
  const reached = Math.expm1(-steepness * funds) / Math.expm1(-steepness);
  return f0[i]! + (f1[i]! - f0[i]!) * reached;
}

/** V′_i(F) = (f1 − f0) s e^{−sF} / (1 − e^{−s}). */
export function marginalValueAt({ f0, f1, s }: ValueCurves, i: number, funds: number): number {
  const steepness = s[i]!;
  const scale = steepness / -Math.expm1(-steepness);
  return (f1[i]! - f0[i]!) * scale * Math.exp(-steepness * funds);
}

/** Σ V_i(F) − Σ V_i(0) − F: what everybody together gains by the good being funded. */
export function welfareGain(curves: ValueCurves, funds: number): number {
  let gain = 0;
  for (let i = 0; i < curves.f0.length; i++) {
    gain += valueAt(curves, i, funds) - curves.f0[i]!;
  }
  return gain - funds;
}

/** A curve over funds: its mean over some citizens or goods, and their standard deviation (of all, n). */
export interface MeanCurve {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
}

/** Mean ± deviation of several curves at the same funds. */
export function meanCurve(
  curves: readonly (readonly [ValueCurves, number])[],
  funds: ArrayLike<number>,
): MeanCurve {
  const mean = new Float64Array(funds.length);
  const sd = new Float64Array(funds.length);
  for (let k = 0; k < funds.length; k++) {
    const values = curves.map(([good, citizen]) => valueAt(good, citizen, funds[k]!));
    const average = values.reduce((sum, value) => sum + value, 0) / values.length;
    mean[k] = average;
    sd[k] = Math.sqrt(
      values.reduce((sum, value) => sum + (value - average) ** 2, 0) / values.length,
    );
  }
  return { mean, sd };
}
