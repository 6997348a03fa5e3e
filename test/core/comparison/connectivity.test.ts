import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { connectivity, pairTable } from "~/core/comparison";
import { FIXTURES } from "../ranking/fixture";

const graphOf = (n: number, rows: readonly (readonly [number, number, number])[]) =>
  connectivity(
    pairTable({
      n,
      a: Int32Array.from(rows, ([a]) => a),
      b: Int32Array.from(rows, ([, b]) => b),
      outcome: Float64Array.from(rows, ([, , outcome]) => outcome),
    }),
  );

describe("connectivity", () => {
  it.each(FIXTURES)("finds the reference components of $name", ({ data, refs }) => {
    const graph = connectivity(pairTable(data.binary));
    expect(graph).toEqual({
      components: refs.graph!.weaklyConnectedComponents,
      strongComponents: refs.graph!.stronglyConnectedComponents,
      mleExists: refs.graph!.mleExists,
    });
  });

  it("lets a tie count both ways and a weightless row not at all", () => {
    expect(graphOf(2, [[0, 1, 0.5]]).mleExists).toBe(true);
    expect(graphOf(2, [[0, 1, 1]]).strongComponents).toEqual([[0], [1]]);
    const none = { n: 2, a: Int32Array.of(0), b: Int32Array.of(1), outcome: Float64Array.of(1) };
    const graph = connectivity(pairTable({ ...none, weight: Float64Array.of(0) }));
    expect(graph.components).toEqual([[0], [1]]);
  });

  it("walks a cycle of 100,000 items without running out of stack", () => {
    const n = 100_000;
    const rows = Array.from({ length: n }, (_, k) => [k, (k + 1) % n, 1] as const);
    expect(graphOf(n, rows).mleExists).toBe(true);
    expect(graphOf(n, rows.slice(1)).strongComponents.length).toBe(n);
  });

  it("agrees with the definition: i and j reach each other", () => {
    const row = fc.tuple(fc.nat(6), fc.nat(6), fc.constantFrom(0, 0.5, 1));
    const rowsOf = fc.array(
      row.filter(([a, b]) => a !== b),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const n = 7;
        const reach = Array.from({ length: n }, (_, i) =>
          Array.from({ length: n }, (_, j) => i === j),
        );
        for (const [a, b, outcome] of rows) {
          if (outcome > 0) reach[a]![b] = true;
          if (outcome < 1) reach[b]![a] = true;
        }
        for (let k = 0; k < n; k++)
          for (let i = 0; i < n; i++)
            for (let j = 0; j < n; j++) if (reach[i]![k] && reach[k]![j]) reach[i]![j] = true;
        for (const group of graphOf(n, rows).strongComponents)
          for (let j = 0; j < n; j++)
            expect(group.includes(j)).toBe(reach[group[0]!]![j]! && reach[j]![group[0]!]!);
      }),
    );
  });
});
