import type { Rng } from "~/core/numeric";
import { pairKey, type ShownPair } from "./shownPair";

/** Pairs that must lie between a pair and its mirrored repeat. */
const REPEAT_GAP = 15;

/** How many of a juror's pairs were repeats of earlier ones. */
export function repeatsAmong(n: number, shown: readonly ShownPair[]): number {
  return shown.length - new Set(shown.map(({ a, b }) => pairKey(n, a, b))).size;
}

/**
 * A pair shown once, at least 15 pairs ago, with its sides swapped, drawn uniformly from those that
 * `allows` takes: asked again it tells how consistent a juror is, and how far the side decides. Null
 * where none is due.
 */
export function mirroredRepeat(
  n: number,
  shown: readonly ShownPair[],
  allows: (i: number, j: number) => boolean,
  rng: Rng,
): ShownPair | null {
  const times = new Map<number, number>();
  for (const { a, b } of shown) {
    times.set(pairKey(n, a, b), (times.get(pairKey(n, a, b)) ?? 0) + 1);
  }
  const due = shown
    .slice(0, Math.max(0, shown.length - REPEAT_GAP))
    .filter(({ a, b }) => times.get(pairKey(n, a, b)) === 1 && allows(a, b));
  if (due.length === 0) return null;
  const { a, b } = due[rng.int(due.length)]!;
  return { a: b, b: a };
}
