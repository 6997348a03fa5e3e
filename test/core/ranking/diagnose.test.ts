import { describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import { diagnose, FitInputError, hodge, warningsOf } from "~/core/ranking";
import { FIXTURES } from "./fixture";

type Row = [a: number, b: number, logRatio: number, juror?: number];

function dataOf(rows: Row[], n: number): ComparisonData {
  const columns = {
    n,
    a: Int32Array.from(rows, ([a]) => a),
    b: Int32Array.from(rows, ([, b]) => b),
    juror: Int32Array.from(rows, ([, , , juror]) => juror ?? 0),
  };
  const logRatio = Float64Array.from(rows, ([, , y]) => y);
  const outcome = logRatio.map((y) => (y > 0 ? 1 : y < 0 ? 0 : 0.5));
  return { binary: { ...columns, outcome }, ratio: { ...columns, logRatio } };
}

const names = (n: number) => Array.from({ length: n }, (_, k) => `item${k}`);
const rules = (rows: Row[], n: number) =>
  warningsOf(diagnose(dataOf(rows, n)), names(n), ["ann", "ben"]).map(({ rule }) => rule);

/** Every pair of n items, stated as weights of base^index would have it. */
const consistent = (n: number, step: number, juror = 0): Row[] =>
  names(n).flatMap((_, i) =>
    names(n)
      .slice(i + 1)
      .map(
        (_, k): Row =>
          (i + k) % 2
            ? [i, i + k + 1, -step * (k + 1), juror]
            : [i + k + 1, i, step * (k + 1), juror],
      ),
  );

describe("diagnose", () => {
  it.each(FIXTURES.filter(({ data }) => data.ratio.a.length > 0))(
    "carries the graph and the energies of $name",
    ({ data, refs }) => {
      const found = diagnose(data);
      const graph = refs.graph as unknown as typeof found.graph;
      expect(found.graph.mleExists).toBe(graph.mleExists);
      expect(found.hodge).toEqual(hodge(data.ratio));
    },
  );

  it("goes without energies and scale where only winners are named", () => {
    const baseball = FIXTURES.find(({ name }) => name === "al1987_baseball")!.data;
    const found = diagnose(baseball);
    expect([found.hodge, found.scale, found.jurors]).toEqual([null, null, []]);
    expect(found.influence.method).toBe("bt_l2");
  });

  it("counts majorities that go round, in the order in which they do", () => {
    const round: Row[] = [
      [0, 1, 1],
      [2, 1, -1],
      [2, 0, 1],
      [0, 3, 1],
      [1, 3, 1],
    ];
    expect(diagnose(dataOf(round, 4)).transitivity).toEqual({
      triangles: 2,
      sampled: 1,
      cyclic: 1,
      share: 0.5,
      examples: [[0, 1, 2]],
    });
  });

  it("finds a contrary juror by a fit of the others", () => {
    const contrary = consistent(6, -0.5, 1);
    const found = diagnose(dataOf([...consistent(6, 0.5), ...consistent(6, 0.5), ...contrary], 6));
    expect(found.jurors.map(({ predicted }) => predicted.share)).toEqual([0, 0]);
    const fair = diagnose(dataOf([...consistent(6, 0.5), ...consistent(6, 0.4, 1)], 6));
    expect(
      fair.jurors.map(({ predicted, agreement }) => [predicted.share, agreement.share]),
    ).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  it("measures by how much stated ratios are inflated", () => {
    const { scale } = diagnose(dataOf(consistent(5, 0.7), 5));
    expect(scale!.implied).toBeCloseTo(scale!.stated, 9);
  });

  it("refuses what fit refuses", () => {
    expect(() => diagnose(dataOf([[0, 0, 1]], 2))).toThrow(FitInputError);
    expect(() => diagnose(dataOf([], 2))).toThrow(FitInputError);
  });
});

describe("warningsOf", () => {
  it("has nothing to say about many consistent answers of two jurors", () => {
    // The last item wins once, so that the maximum exists; no two rows state the same.
    const upset: Row = [0, 7, 0.2, 0];
    const rows = [...consistent(8, 0.05), ...consistent(8, 0.06, 1), upset];
    const spread = rows.map(([a, b, y, who], k): Row => [a, b, y * (1 + k / 1000), who]);
    expect(rules(spread, 8)).toEqual([]);
  });

  it.each<{ rule: string; rows: Row[]; n: number }>([
    {
      rule: "disconnected",
      n: 4,
      rows: [
        [0, 1, 1],
        [2, 3, 1],
      ],
    },
    { rule: "no-maximum", n: 3, rows: consistent(3, 1) },
    {
      rule: "inconsistent",
      n: 3,
      rows: [
        [0, 1, 1],
        [1, 2, 1],
        [2, 0, 1],
      ],
    },
    {
      rule: "constant",
      n: 4,
      rows: consistent(4, Math.log(1.1)).map(([a, b, y]) => [
        a,
        b,
        y > 0 ? Math.log(1.1) : -Math.log(1.1),
      ]),
    },
    {
      rule: "side",
      n: 6,
      rows: [
        ...consistent(6, 1).map(([a, b, y, j]): Row => (y > 0 ? [a, b, y, j] : [b, a, -y, j])),
        [0, 5, -1],
      ],
    },
    { rule: "juror-disagrees", n: 6, rows: [...consistent(6, 1), ...consistent(6, -1, 1)] },
    {
      rule: "juror-inconsistent",
      n: 3,
      rows: [...consistent(3, 1, 1), ...consistent(3, -1, 1), ...consistent(3, 1)],
    },
    {
      rule: "juror-influence",
      n: 3,
      rows: [
        [0, 1, 3, 0],
        [1, 2, 0.1, 1],
      ],
    },
    { rule: "row-influence", n: 2, rows: [[0, 1, 6]] },
    {
      rule: "inflated",
      n: 3,
      rows: [
        [0, 1, 3],
        [1, 2, 3],
        [2, 0, 2.9],
      ],
    },
  ])("warns: $rule", ({ rule, rows, n }) => expect(rules(rows, n)).toContain(rule));
});
