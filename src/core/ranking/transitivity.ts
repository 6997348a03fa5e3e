import { type BinaryComparisons, pairTable } from "~/core/comparison";
import { trianglesOf } from "./triangles";

/** How often majorities go round: A over B, B over C, C over A. */
export interface Transitivity {
  /** Triangles of pairs that each have a majority. */
  readonly triangles: number;
  readonly cyclic: number;
  /** (triangles − cyclic) / triangles; null where there is no triangle. 0.75 is pure chance. */
  readonly share: number | null;
  /** Some of the cyclic triangles, each in the order in which it goes round: x beats y beats z beats x. */
  readonly examples: readonly [number, number, number][];
}

const EXAMPLES_MAX = 10;

/**
 * Transitivity of the weighted majorities of the pairs (Kendall and Babington Smith 1940). The
 * examples are those whose weakest majority is the strongest.
 */
export function transitivity(rows: BinaryComparisons): Transitivity {
  const table = pairTable(rows);
  const lead = table.winsI.map((won, k) => won - table.winsJ[k]!);
  const { ij, jk, ik } = trianglesOf(table);
  let triangles = 0;
  const cycles: { strength: number; items: [number, number, number] }[] = [];
  for (let t = 0; t < ij.length; t++) {
    const around = [lead[ij[t]!]!, lead[jk[t]!]!, -lead[ik[t]!]!];
    if (around.includes(0) || around.includes(-0)) continue;
    triangles += 1;
    const first = Math.sign(around[0]!);
    if (!around.every((value) => Math.sign(value) === first)) continue;
    const [i, j, k] = [table.i[ij[t]!]!, table.j[ij[t]!]!, table.j[jk[t]!]!];
    const strength = Math.min(...around.map(Math.abs));
    cycles.push({ strength, items: first > 0 ? [i, j, k] : [i, k, j] });
  }
  cycles.sort((x, y) => y.strength - x.strength);
  return {
    triangles,
    cyclic: cycles.length,
    share: triangles > 0 ? (triangles - cycles.length) / triangles : null,
    examples: cycles.slice(0, EXAMPLES_MAX).map(({ items }) => items),
  };
}
