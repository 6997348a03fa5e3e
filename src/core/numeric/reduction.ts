import type { PairIndex, PairMatrix } from "./pairMatrix";

/** Fewer items of degree two or less than this share are not worth eliminating. */
const LOW_DEGREE_SHARE_MIN = 0.1;

/** One eliminated item: its at most two neighbours, the pairs to them, and the pair it leaves behind. */
interface Elimination {
  readonly item: number;
  readonly neighbours: readonly number[];
  readonly pairs: readonly number[];
  /** The pair that joins the two neighbours afterwards, or −1. */
  readonly joined: number;
}

/**
 * Exact elimination of items that have at most two neighbours, again and again: a tree, a chain or
 * a ring vanishes altogether, and what remains (the core) has at least three neighbours each. These
 * are the graphs on which conjugate gradients crawl. Every step adds positive numbers only (a
 * Laplacian's Schur complement is a Laplacian), so nothing is lost to cancellation.
 */
export interface Reduction {
  readonly steps: readonly Elimination[];
  /** Pairs, old ones and those made by elimination. */
  readonly pairCount: number;
  /** Original numbers of the core's items, and the core's pairs over 0..core.length − 1. */
  readonly core: Int32Array;
  readonly corePairs: PairIndex;
  /** For each pair of the core its number among all pairs. */
  readonly coreSource: Int32Array;
}

/** Plans the elimination for a graph; null where too few items could be eliminated to matter. */
export function planReduction(pairs: PairIndex): Reduction | null {
  const { n, i, j } = pairs;
  const degree = new Int32Array(n);
  for (let k = 0; k < i.length; k++) {
    degree[i[k]!] = degree[i[k]!]! + 1;
    degree[j[k]!] = degree[j[k]!]! + 1;
  }
  const low = Array.from(degree.keys()).filter((item) => degree[item]! <= 2);
  if (low.length < LOW_DEGREE_SHARE_MIN * n) return null;
  const neighbours: Map<number, number>[] = Array.from({ length: n }, () => new Map());
  for (let k = 0; k < i.length; k++) {
    neighbours[i[k]!]!.set(j[k]!, k);
    neighbours[j[k]!]!.set(i[k]!, k);
  }
  const gone = new Uint8Array(n);
  const steps: Elimination[] = [];
  let pairCount = i.length;
  const link = (u: number, v: number) => {
    const known = neighbours[u]!.get(v);
    if (known !== undefined) return known;
    neighbours[u]!.set(v, pairCount);
    neighbours[v]!.set(u, pairCount);
    return pairCount++;
  };
  for (let item = low.pop(); item !== undefined; item = low.pop()) {
    if (gone[item]) continue;
    gone[item] = 1;
    const around = [...neighbours[item]!.keys()];
    for (const other of around) neighbours[other]!.delete(item);
    const joined = around.length === 2 ? link(around[0]!, around[1]!) : -1;
    steps.push({ item, neighbours: around, pairs: [...neighbours[item]!.values()], joined });
    for (const other of around) if (neighbours[other]!.size <= 2) low.push(other);
  }
  return { steps, pairCount, ...coreOf(n, gone, neighbours) };
}

function coreOf(n: number, gone: Uint8Array, neighbours: Map<number, number>[]) {
  const core = Int32Array.from(Array.from(gone.keys()).filter((item) => !gone[item]));
  const place = new Int32Array(n);
  for (let k = 0; k < core.length; k++) place[core[k]!] = k;
  const start = new Int32Array(core.length + 1);
  const i: number[] = [];
  const j: number[] = [];
  const coreSource: number[] = [];
  for (let k = 0; k < core.length; k++) {
    const later = [...neighbours[core[k]!]!].filter(([other]) => other > core[k]!);
    for (const [other, pair] of later.sort(([x], [y]) => x - y)) {
      i.push(k);
      j.push(place[other]!);
      coreSource.push(pair);
    }
    start[k + 1] = i.length;
  }
  const corePairs = { n: core.length, start, i: Int32Array.from(i), j: Int32Array.from(j) };
  return { core, corePairs, coreSource: Int32Array.from(coreSource) };
}

/** Carries out a plan on a matrix and right-hand side and solves A x = b with `solveCore` for the core. */
export function solveReduced(
  reduction: Reduction,
  matrix: PairMatrix,
  b: Float64Array,
  solveCore: (core: PairMatrix, b: Float64Array) => Float64Array,
): Float64Array {
  const { steps, core, corePairs, coreSource } = reduction;
  const h = new Float64Array(reduction.pairCount);
  h.set(matrix.h);
  const diagonal = Float64Array.from(matrix.diagonal);
  const right = Float64Array.from(b);
  const pivots = new Float64Array(steps.length);
  for (let s = 0; s < steps.length; s++) {
    const { item, neighbours, pairs, joined } = steps[s]!;
    const own = diagonal[item]!;
    const pivot = pairs.reduce((sum, pair) => sum + h[pair]!, own);
    pivots[s] = pivot;
    if (!(pivot > 0)) continue;
    for (let side = 0; side < neighbours.length; side++) {
      const share = h[pairs[side]!]! / pivot;
      const other = neighbours[side]!;
      right[other] = right[other]! + share * right[item]!;
      diagonal[other] = diagonal[other]! + share * own;
    }
    if (joined >= 0) h[joined] = h[joined]! + h[pairs[0]!]! * (h[pairs[1]!]! / pivot);
  }
  const x = new Float64Array(b.length);
  if (core.length > 0) {
    const coreMatrix = {
      pairs: corePairs,
      h: Float64Array.from(coreSource, (pair) => h[pair]!),
      diagonal: Float64Array.from(core, (item) => diagonal[item]!),
    };
    const found = solveCore(
      coreMatrix,
      Float64Array.from(core, (item) => right[item]!),
    );
    for (let k = 0; k < core.length; k++) x[core[k]!] = found[k]!;
  }
  for (let s = steps.length - 1; s >= 0; s--) {
    const { item, neighbours, pairs } = steps[s]!;
    if (!(pivots[s]! > 0)) continue;
    let sum = right[item]!;
    for (let side = 0; side < pairs.length; side++) {
      sum += h[pairs[side]!]! * x[neighbours[side]!]!;
    }
    x[item] = sum / pivots[s]!;
  }
  return x;
}
