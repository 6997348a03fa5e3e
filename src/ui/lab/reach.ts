/** A number that people set: its ends, its usual value, whether only whole numbers. */
export interface Bounded {
  readonly min: number;
  readonly max: number;
  readonly usual: number;
  readonly whole?: boolean;
  /** Where a slider ends at the latest: what others leave room for. */
  readonly sliderMax?: number;
}

/** Positions of a slider from 0 to this. */
export const SLIDER_STEPS = 1000;
/** A slider is linear from end to end where the upper is up to so many times the usual value. */
const LINEAR_MOST = 100;
/** How far a slider goes from the usual value, where the bounds are farther. */
const REACH = 100;
const REACH_FROM_ZERO = 10;
/** End of a slider whose usual value is 0 and whose bounds are far. */
const END_OF_ZERO = 60;

/** What a slider covers; the number beside it takes everything within the bounds. */
export interface Reach {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
}

/**
 * The part of the bounds that a slider covers: all of it where the usual value is not lost in it;
 * otherwise from 0 to ten times the usual value, or logarithmic a hundredth to a hundred times.
 */
export function reachOf({ min, max, usual, sliderMax = max }: Bounded): Reach {
  const end = Math.max(min, sliderMax);
  if (max <= LINEAR_MOST * usual) return { low: min, high: end, log: false };
  if (min <= 0) {
    const high = usual > 0 ? REACH_FROM_ZERO * usual : END_OF_ZERO;
    return { low: min, high: Math.min(end, high), log: false };
  }
  return { low: Math.max(min, usual / REACH), high: Math.min(end, usual * REACH), log: true };
}

/** Where on its slider a value stands, 0 to SLIDER_STEPS; at an end where it is beyond. */
export function positionOf(value: number, { low, high, log }: Reach): number {
  const share = log
    ? Math.log(value / low) / Math.log(high / low)
    : (value - low) / (high - low || 1);
  return Math.round(SLIDER_STEPS * Math.min(1, Math.max(0, share || 0)));
}

/** The value at a position, to four digits. */
export function valueAtPosition(
  position: number,
  { low, high, log }: Reach,
  whole = false,
): number {
  const share = position / SLIDER_STEPS;
  const value = log ? low * (high / low) ** share : low + (high - low) * share;
  if (whole) return Math.round(value);
  if (position === 0) return low;
  return position === SLIDER_STEPS ? high : Number(value.toPrecision(4));
}

/** What is wrong with a value by itself, or null. */
export function boundsProblem(value: number, { min, max, whole }: Bounded): string | null {
  if (!(value >= min && value <= max)) return `must be from ${min} to ${max}`;
  if (whole && !Number.isInteger(value)) return "must be a whole number";
  return null;
}
