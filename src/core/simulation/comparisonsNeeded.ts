import type { CurvePoint } from "./choiceCurve";
import type { RankingError } from "./rankingError";

/**
 * After how many comparisons a curve comes down to an error and stays there: between its points
 * log-linear in the number. Null where it ends above; its first number where it starts below.
 */
export function comparisonsNeeded(
  curve: readonly CurvePoint[],
  kind: keyof RankingError,
  error: number,
): number | null {
  const last = curve.findLastIndex((point) => point[kind] > error);
  if (last === curve.length - 1) return null;
  const [above, below] = [curve[last], curve[last + 1]!];
  if (!above) return below.comparisons;
  const share = (above[kind] - error) / (above[kind] - below[kind]);
  return above.comparisons * (below.comparisons / above.comparisons) ** share;
}
