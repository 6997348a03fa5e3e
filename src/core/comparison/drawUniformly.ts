import type { Rng } from "~/core/numeric";

/** Random draws after which the pairs that are left are listed instead. */
const DRAWS_MAX = 200;

/**
 * A pair drawn uniformly at random from those that `fits` takes, in random order; null where it takes
 * none. By rejection, and where few are left by listing them, which is as uniform.
 */
export function drawUniformly(
  n: number,
  fits: (i: number, j: number) => boolean,
  rng: Rng,
): [number, number] | null {
  if (n < 2) return null;
  for (let draw = 0; draw < DRAWS_MAX; draw++) {
    const i = rng.int(n);
    const j = rng.int(n);
    if (i !== j && fits(i, j)) return [i, j];
  }
  const left: [number, number][] = [];
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) if (fits(i, j)) left.push([i, j]);
  return left.length > 0 ? left[rng.int(left.length)]! : null;
}
