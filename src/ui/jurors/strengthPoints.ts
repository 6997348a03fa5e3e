import type { Judgement } from "./types";

/** One judgement of the chart of stated strength. */
export interface StrengthPoint {
  /** Order of the answer, from 1. */
  place: number;
  /** Stated multiplier, at least 1. */
  multiplier: number;
  label: string;
}

/** Judgements that count and state a strength, the oldest first. */
export function strengthPoints(judgements: readonly Judgement[]): StrengthPoint[] {
  const oldestFirst = [...judgements].reverse();
  return oldestFirst.flatMap(({ logRatio, state, a, b, outcome }, at) => {
    if (logRatio === null || state === "withdrawn" || state === "voided") return [];
    const [more, less] = outcome === "b" ? [b, a] : [a, b];
    const label =
      outcome === "equal" ? `${a.title} and ${b.title} equal` : `${more.title} over ${less.title}`;
    return [{ place: at + 1, multiplier: Math.exp(Math.abs(logRatio)), label }];
  });
}
