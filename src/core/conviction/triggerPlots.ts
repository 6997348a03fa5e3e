import { type TriggerParams, threshold, triggerBounds } from "./trigger";

/** The trigger of one request, in absolute terms and as a share of what everybody could charge. */
export interface TriggerPoint {
  readonly requested: number;
  /** Of the pool's funds. */
  readonly share: number;
  /** y*; Infinity from β on. */
  readonly required: number;
  /** y* / (S / (1 − α)); above 1 nothing passes. */
  readonly shareOfMaximum: number;
}

/** The trigger over requests of 0 to β of the funds, at so many points evenly apart, both ends included. */
export function triggerCurve(params: TriggerParams, points: number): TriggerPoint[] {
  if (!(Number.isInteger(points) && points >= 2)) throw new RangeError(`${points} points`);
  const { maximumAchievable } = triggerBounds(params);
  return Array.from({ length: points }, (_, k) => {
    const share = (params.beta * k) / (points - 1);
    const requested = share * params.funds;
    // The last point is at β itself, whatever rounding makes of the share.
    const required = k === points - 1 ? Number.POSITIVE_INFINITY : threshold(requested, params);
    return { requested, share, required, shareOfMaximum: required / maximumAchievable };
  });
}

/**
 * Required conviction over request shares (columns) and the values of another parameter (rows), for a
 * heat map: row by row in one array. A supply of 0 requires nothing.
 */
export function triggerGrid(
  params: TriggerParams,
  varied: "supply" | "alpha",
  values: readonly number[],
  shares: readonly number[],
): Float64Array {
  const grid = new Float64Array(values.length * shares.length);
  for (const [row, value] of values.entries()) {
    const own = { ...params, [varied]: value };
    for (const [column, share] of shares.entries()) {
      grid[row * shares.length + column] = threshold(share * params.funds, own);
    }
  }
  return grid;
}
