import { mainDiagonal, type PairIndex } from "~/core/numeric";

/** |gradient|∞ that counts as solved on ordinary data. */
export const GRADIENT_ACCEPTED = 1e-9;
/** The same relative to the largest sum the gradient is the difference of; about 5000 roundings. */
export const GRADIENT_ACCEPTED_RELATIVE = 1e-12;

/**
 * When a fit is called converged and when it stops. `accept`: |gradient|∞ of 1e-9, or more where the
 * data's own sums are so large (Σ of `weight` over an item's pairs, times `scale` per comparison)
 * that they cannot be added more exactly. `floor`: one rounding of the largest such sum.
 */
export function gradientGoals(
  pairs: PairIndex,
  weight: Float64Array,
  scale: number,
): { accept: number; floor: number } {
  const degrees = mainDiagonal({ pairs, h: weight, diagonal: new Float64Array(pairs.n) });
  const largestSum = scale * degrees.reduce((top, degree) => Math.max(top, degree), 0);
  return { accept: gradientAccepted(largestSum), floor: Number.EPSILON * largestSum };
}

/** |gradient|∞ that counts as solved where the gradient is a difference of sums as large as this. */
export function gradientAccepted(largestSum: number): number {
  return Math.max(GRADIENT_ACCEPTED, GRADIENT_ACCEPTED_RELATIVE * largestSum);
}
