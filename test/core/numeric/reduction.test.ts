import { describe, expect, it } from "vitest";
import { connectedGroups, groupPairs } from "~/core/comparison";
import { centreWithin, multiply, type PairIndex, rng } from "~/core/numeric";
import { pairSolver } from "~/core/numeric/pairSolver";
import { planReduction } from "~/core/numeric/reduction";

function graphOf(n: number, pairs: readonly (readonly [number, number])[]): PairIndex {
  const a = Int32Array.from(pairs, ([i]) => i);
  const b = Int32Array.from(pairs, ([, j]) => j);
  return groupPairs({ n, a, b }).index;
}

const ring = (n: number) =>
  graphOf(
    n,
    Array.from({ length: n }, (_, k) => [k, (k + 1) % n] as const),
  );
const chain = (n: number) =>
  graphOf(
    n,
    Array.from({ length: n - 1 }, (_, k) => [k, k + 1] as const),
  );
const random = rng("reduction");
const tree = graphOf(
  300,
  Array.from({ length: 299 }, (_, k) => [random.int(k + 1), k + 1] as const),
);
/** A well-connected middle with long arms, two separate parts and a lonely item. */
const mixed = graphOf(500, [
  ...Array.from({ length: 400 }, () => [random.int(100), 100 + random.int(20)] as const),
  ...Array.from({ length: 200 }, (_, k) => [120 + k, k % 7 === 0 ? k % 100 : 119 + k] as const),
  ...Array.from({ length: 150 }, (_, k) => [330 + k, 331 + k] as const),
]);

const GRAPHS: [string, PairIndex][] = [
  ["a ring of 2000", ring(2000)],
  ["a chain of 3000", chain(3000)],
  ["a tree", tree],
  ["a mixed graph", mixed],
];

describe("elimination of items of low degree", () => {
  it.each(GRAPHS.slice(0, 3))("leaves nothing of %s", (_, pairs) => {
    expect(planReduction(pairs)!.core.length).toBe(0);
  });

  it("leaves items with three neighbours or more, and is not tried where there are few others", () => {
    const { core, corePairs } = planReduction(mixed)!;
    const degree = new Int32Array(core.length);
    for (let k = 0; k < corePairs.i.length; k++) {
      degree[corePairs.i[k]!]! += 1;
      degree[corePairs.j[k]!]! += 1;
    }
    expect(Math.min(...degree)).toBeGreaterThanOrEqual(3);
    expect(planReduction(corePairs)).toBeNull();
  });

  it.each(GRAPHS)("solves %s with and without a diagonal", (_, pairs) => {
    const { n } = pairs;
    const h = Float64Array.from(pairs.i, () => 0.2 + random.next());
    const free = connectedGroups(pairs);
    for (const diagonal of [0, 0.01]) {
      const matrix = { pairs, h, diagonal: new Float64Array(n).fill(diagonal) };
      const truth = Float64Array.from({ length: n }, () => random.normal());
      if (diagonal === 0) centreWithin(free, truth);
      const b = new Float64Array(n);
      multiply(matrix, truth, b);
      const groups = diagonal === 0 ? free : undefined;
      const x = pairSolver(pairs, groups)(matrix, b, 1e-13);
      if (diagonal === 0) centreWithin(free, x);
      const error = x.reduce((top, value, k) => Math.max(top, Math.abs(value - truth[k]!)), 0);
      expect(error).toBeLessThan(1e-8);
    }
  });
});
