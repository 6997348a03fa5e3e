import type { PairIndex } from "~/core/numeric";

/** Triangles i < j < k of a graph by their pairs' numbers: ij, jk, ik. */
export interface Triangles {
  readonly ij: Int32Array;
  readonly jk: Int32Array;
  readonly ik: Int32Array;
}

/** All triangles, by merging the sorted neighbours of both ends of every pair. */
export function trianglesOf({ start, i, j }: PairIndex): Triangles {
  const ij: number[] = [];
  const jk: number[] = [];
  const ik: number[] = [];
  for (let pair = 0; pair < i.length; pair++) {
    let ofI = pair + 1;
    let ofJ = start[j[pair]!]!;
    const endI = start[i[pair]! + 1]!;
    const endJ = start[j[pair]! + 1]!;
    while (ofI < endI && ofJ < endJ) {
      const difference = j[ofI]! - j[ofJ]!;
      if (difference === 0) {
        ij.push(pair);
        ik.push(ofI);
        jk.push(ofJ);
      }
      if (difference <= 0) ofI++;
      if (difference >= 0) ofJ++;
    }
  }
  return { ij: Int32Array.from(ij), jk: Int32Array.from(jk), ik: Int32Array.from(ik) };
}

/** Y_ij + Y_jk − Y_ik of every triangle: what goes round in it. */
export function curlOf({ ij, jk, ik }: Triangles, flow: Float64Array): Float64Array {
  return Float64Array.from(ij, (pair, t) => flow[pair]! + flow[jk[t]!]! - flow[ik[t]!]!);
}

/** The transpose of `curlOf`: adds each triangle's value to its pairs. */
export function curlTransposed(
  { ij, jk, ik }: Triangles,
  values: Float64Array,
  pairs: number,
): Float64Array {
  const out = new Float64Array(pairs);
  for (let t = 0; t < ij.length; t++) {
    out[ij[t]!] = out[ij[t]!]! + values[t]!;
    out[jk[t]!] = out[jk[t]!]! + values[t]!;
    out[ik[t]!] = out[ik[t]!]! - values[t]!;
  }
  return out;
}
