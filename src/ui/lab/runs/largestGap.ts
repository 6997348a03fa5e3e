/**
 * How far two results are from each other: the largest difference of two numbers, as a share of the larger
 * where that is above 1. Infinite where they are not of the same shape or have other texts.
 */
export function largestGap(some: unknown, others: unknown): number {
  if (typeof some === "number" && typeof others === "number")
    return Math.abs(some - others) / Math.max(1, Math.abs(some), Math.abs(others));
  if (typeof some !== "object" || typeof others !== "object" || !some || !others)
    return Object.is(some, others) ? 0 : Number.POSITIVE_INFINITY;
  const keys = Object.keys(some);
  if (keys.length !== Object.keys(others).length) return Number.POSITIVE_INFINITY;
  return keys.reduce(
    (most, key) =>
      Math.max(most, largestGap(some[key as keyof object], others[key as keyof object])),
    0,
  );
}
