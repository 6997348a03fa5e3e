import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { connectedGroups, connectivity, joinedItems, pairTable } from "~/core/comparison";
import { rng } from "~/core/numeric";
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

  it("has no component, and no maximum, without items", () => {
    expect(graphOf(0, [])).toEqual({ components: [], strongComponents: [], mleExists: false });
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

  it("comes out of the rows as it does out of their pair table", () => {
    const row = fc
      .tuple(fc.nat(4), fc.nat(4), fc.constantFrom(0, 0.5, 1), fc.constantFrom(0, 0.5, 2))
      .filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 24 }), fc.boolean(), (drawn, weighted) => {
        const rows = {
          n: 5,
          a: Int32Array.from(drawn, ([a]) => a),
          b: Int32Array.from(drawn, ([, b]) => b),
          outcome: Float64Array.from(drawn, ([, , outcome]) => outcome),
          ...(weighted && { weight: Float64Array.from(drawn, ([, , , weight]) => weight) }),
        };
        const table = pairTable(rows);
        const { graph, connected } = joinedItems(rows, () => table);
        expect(graph).toEqual(connectivity(table));
        expect(connected).toEqual(connectedGroups(table));
      }),
    );
  });

  it("needs no pair table where the rows show one strong component", () => {
    const n = 50;
    const random = rng("well mixed");
    const a = Int32Array.from({ length: 4000 }, () => random.int(n));
    const b = a.map((item) => (item + 1 + random.int(n - 1)) % n);
    const outcome = Float64Array.from(a, () => random.int(2));
    const { graph } = joinedItems({ n, a, b, outcome }, () => {
      throw new Error("the pair table was asked for");
    });
    expect(graph).toEqual(
      graphOf(
        n,
        Array.from(a, (x, k) => [x, b[k]!, outcome[k]!] as const),
      ),
    );
    expect(graph.mleExists).toBe(true);
  });
});
