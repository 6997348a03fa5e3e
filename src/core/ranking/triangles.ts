import type { PairIndex } from "~/core/numeric";

/** Triangles kept, 12 bytes each; of more, those of every s-th pair. */
const KEPT_MAX = 8_000_000;
/** Steps that finding them may take, about a second; of a larger graph every s-th pair is looked at. */
const STEPS_MAX = 1e9;

/** A triangle i < j < k by its pairs' numbers: ij, jk, ik. */
type Visit = (ij: number, jk: number, ik: number) => void;

/** The triangles of a graph, to be walked through as often as is needed. */
export interface Triangles {
  readonly count: number;
  /** 1: all triangles of the graph; less: those whose pair of smallest items is one of this share. */
  readonly share: number;
  /** Calls `visit` for each, in the order of the pairs ij. */
  walk(visit: Visit): void;
}

/**
 * Finds triangles by merging the sorted neighbours of both ends of every pair. A graph of 1000 items
 * may have 10⁸ of them: where they are too many to keep or to count, every s-th pair is looked at,
 * in the order of the pairs: an even sample, and the same each time.
 */
export function trianglesOf(index: PairIndex, keptMax = KEPT_MAX): Triangles {
  let stride = Math.ceil(stepsOf(index) / STEPS_MAX) || 1;
  let count = countOf(index, stride);
  while (count > keptMax) {
    stride *= Math.ceil(count / keptMax);
    count = countOf(index, stride);
  }
  const kept = new Int32Array(3 * count);
  let at = 0;
  merge(index, stride, (ij, jk, ik) => {
    kept[at] = ij;
    kept[at + 1] = jk;
    kept[at + 2] = ik;
    at += 3;
  });
  const walk = (visit: Visit) => {
    for (let t = 0; t < kept.length; t += 3) visit(kept[t]!, kept[t + 1]!, kept[t + 2]!);
  };
  return { count, share: 1 / stride, walk };
}

function countOf(index: PairIndex, stride: number): number {
  let count = 0;
  merge(index, stride, () => {
    count += 1;
  });
  return count;
}

/** Steps that merging takes at most: for each pair the pairs of both of its ends that come after it. */
function stepsOf({ start, i, j }: PairIndex): number {
  let steps = 0;
  for (let pair = 0; pair < i.length; pair++) {
    const to = j[pair]!;
    steps += start[i[pair]! + 1]! - pair + start[to + 1]! - start[to]!;
  }
  return steps;
}

function merge({ start, i, j }: PairIndex, stride: number, visit: Visit): void {
  for (let pair = 0; pair < i.length; pair += stride) {
    let ofI = pair + 1;
    let ofJ = start[j[pair]!]!;
    const endI = start[i[pair]! + 1]!;
    const endJ = start[j[pair]! + 1]!;
    while (ofI < endI && ofJ < endJ) {
      const difference = j[ofI]! - j[ofJ]!;
      if (difference === 0) visit(pair, ofJ, ofI);
      if (difference <= 0) ofI++;
      if (difference >= 0) ofJ++;
    }
  }
}
