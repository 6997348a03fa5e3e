import { type BinaryComparisons, pairTable } from "~/core/comparison";
import { keepLargest } from "./largest";
import { trianglesOf } from "./triangles";

/** How often majorities go round: A over B, B over C, C over A. */
export interface Transitivity {
  /** Triangles of pairs that each have a majority, among those looked at. */
  readonly triangles: number;
  /** Share of the pairs whose triangles were looked at: 1, but on graphs of more than 8 million triangles. */
  readonly sampled: number;
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
  const found = trianglesOf(table);
  const worst = keepLargest<[number, number, number]>(EXAMPLES_MAX);
  let triangles = 0;
  let cyclic = 0;
  found.walk((ij, jk, ik) => {
    const first = lead[ij]!;
    const second = lead[jk]!;
    const third = -lead[ik]!;
    if (first === 0 || second === 0 || third === 0) return;
    triangles += 1;
    if (first > 0 !== second > 0 || first > 0 !== third > 0) return;
    cyclic += 1;
    const strength = Math.min(Math.abs(first), Math.abs(second), Math.abs(third));
    if (strength <= worst.bar()) return;
    const [i, j, k] = [table.i[ij]!, table.j[ij]!, table.j[jk]!];
    worst.offer(strength, first > 0 ? [i, j, k] : [i, k, j]);
  });
  return {
    triangles,
    sampled: found.share,
    cyclic,
    share: triangles > 0 ? (triangles - cyclic) / triangles : null,
    examples: worst.entries(),
  };
}
