/** A pair as a juror was shown it: `a` first. */
export interface ShownPair {
  readonly a: number;
  readonly b: number;
}

/** One number per unordered pair of items 0..n-1. */
export function pairKey(n: number, i: number, j: number): number {
  return i < j ? i * n + j : j * n + i;
}
