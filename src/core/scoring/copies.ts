/**
 * Two log vectors are near-identical when they differ by no more than 1 % per weight (root mean
 * square, natural logs), or by no more than 5 % of the lesser one's own spread.
 */
const COPY_LOG_DIFFERENCE = 0.01;
const COPY_SHARE_OF_SPREAD = 0.05;

/** Near-identical log vectors, the earliest first. */
export interface CopyGroup {
  /** Positions in the order given, ascending; the first is the original. */
  readonly members: number[];
  /** Of each member to the original: root mean square of the log ratio of weights, 0 for itself. */
  readonly distances: number[];
}

/**
 * Groups of near-identical predictions, each with at least one copy. For vectors u, v of log
 * weights, each less its mean (so that the scale of weights does not matter):
 *
 *   d(u, v) = rms(u − v),   copies when d ≤ max(0.01, 0.05 · min(rms u, rms v))
 *
 * A vector joins the earliest original that it is near to, and is an original itself where there
 * is none. So being near is not passed on: nobody can join two honest entries by submitting steps
 * between them, and no entry becomes a copy of one that came later.
 *
 * The order given is the order of submission. Vectors that leave out different items (NaN) or
 * differ in length are never copies. A sharpened copy (every log weight times 1.1) is not found:
 * it predicts something else. Cost: entries × originals × items.
 */
export function copies(vectors: readonly Float64Array[]): CopyGroup[] {
  const groups: { shape: Shape; members: number[]; distances: number[] }[] = [];
  vectors.forEach((vector, k) => {
    const shape = shapeOf(vector);
    for (const { shape: original, members, distances } of groups) {
      const distance = distanceOf(original, shape);
      const near = COPY_SHARE_OF_SPREAD * Math.min(original.spread, shape.spread);
      if (!(distance <= Math.max(COPY_LOG_DIFFERENCE, near))) continue;
      members.push(k);
      distances.push(distance);
      return;
    }
    groups.push({ shape, members: [k], distances: [0] });
  });
  return groups
    .filter(({ members }) => members.length > 1)
    .map(({ members, distances }) => ({ members, distances }));
}

interface Shape {
  readonly centred: Float64Array;
  readonly spread: number;
}

function shapeOf(vector: Float64Array): Shape {
  let [sum, count] = [0, 0];
  for (const value of vector) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  const centred = vector.map((value) => value - sum / count);
  let squares = 0;
  for (const value of centred) if (!Number.isNaN(value)) squares += value * value;
  return { centred, spread: Math.sqrt(squares / count) };
}

/** Root mean square difference; NaN, which is near to nothing, where the items differ. */
function distanceOf({ centred: u }: Shape, { centred: v }: Shape): number {
  if (u.length !== v.length) return Number.NaN;
  let [squares, count] = [0, 0];
  for (let k = 0; k < u.length; k++) {
    const missing = Number.isNaN(u[k]!);
    if (missing !== Number.isNaN(v[k]!)) return Number.NaN;
    if (missing) continue;
    squares += (u[k]! - v[k]!) ** 2;
    count += 1;
  }
  return Math.sqrt(squares / count);
}
