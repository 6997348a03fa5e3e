import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groupPairs, opponents, pairTable, ratioTable } from "~/core/comparison";

const ITEMS = 6;
const ROW = fc
  .record({
    a: fc.nat(ITEMS - 1),
    b: fc.nat(ITEMS - 1),
    outcome: fc.constantFrom(0, 0.5, 1),
    logRatio: fc.constantFrom(-1.5, 0, 0.25, 3),
    weight: fc.constantFrom(0, 1, 2.5),
  })
  .filter(({ a, b }) => a !== b);

const DRAWN = fc.tuple(fc.array(ROW, { maxLength: 30 }), fc.boolean()).map(([rows, weighted]) => ({
  list: rows.map((row) => (weighted ? row : { ...row, weight: 1 })),
  columns: {
    n: ITEMS,
    a: Int32Array.from(rows, ({ a }) => a),
    b: Int32Array.from(rows, ({ b }) => b),
    outcome: Float64Array.from(rows, ({ outcome }) => outcome),
    logRatio: Float64Array.from(rows, ({ logRatio }) => logRatio),
    ...(weighted && { weight: Float64Array.from(rows, ({ weight }) => weight) }),
  },
}));

describe("rows by pair", () => {
  it("are those of the pair, sorted, in the order given, with the side of each", () => {
    fc.assert(
      fc.property(DRAWN, ({ list, columns }) => {
        const { index, order, first, arrange } = groupPairs(columns);
        const expected = list
          .map(({ a, b, weight }, row) => ({
            i: Math.min(a, b),
            j: Math.max(a, b),
            a,
            weight,
            row,
          }))
          .filter(({ weight }) => weight > 0)
          .sort((x, y) => x.i - y.i || x.j - y.j || x.row - y.row);
        expect([...order]).toEqual(expected.map(({ a, i, row }) => (a === i ? row : ~row)));
        expect([...arrange(columns.logRatio)]).toEqual(
          expected.map(({ row }) => list[row]!.logRatio),
        );
        const pairs = [...new Set(expected.map(({ i, j }) => `${i} ${j}`))];
        expect(Array.from(index.i, (i, k) => `${i} ${index.j[k]}`)).toEqual(pairs);
        expect(first.length).toBe(pairs.length + 1);
        for (const [k, at] of [...first].slice(0, -1).entries()) {
          expect(`${expected[at]!.i} ${expected[at]!.j}`).toBe(pairs[k]);
        }
      }),
    );
  });

  it("sum to the wins and the mean ratio of the pair", () => {
    fc.assert(
      fc.property(DRAWN, ({ list, columns }) => {
        const wins = pairTable(columns);
        const ratios = ratioTable(columns);
        for (let k = 0; k < wins.i.length; k++) {
          const [i, j] = [wins.i[k]!, wins.j[k]!];
          const seen = list
            .filter(({ a, b }) => Math.min(a, b) === i && Math.max(a, b) === j)
            .map((row) => ({ ...row, side: row.a === i ? 1 : -1 }));
          const sum = (of: (row: (typeof seen)[0]) => number) =>
            seen.reduce((total, row) => total + row.weight * of(row), 0);
          const won = sum(({ outcome, side }) => (side > 0 ? outcome : 1 - outcome));
          expect(wins.winsI[k]).toBeCloseTo(won, 12);
          expect(wins.winsJ[k]).toBeCloseTo(sum(() => 1) - won, 12);
          expect(ratios.weight[k]).toBeCloseTo(
            sum(() => 1),
            12,
          );
          const mean = sum(({ logRatio, side }) => side * logRatio) / sum(() => 1);
          expect(ratios.mean[k]).toBeCloseTo(mean, 12);
        }
      }),
    );
  });
});

describe("rows by item", () => {
  it("hold every row that has weight from both of its sides", () => {
    fc.assert(
      fc.property(DRAWN, ({ list, columns }) => {
        const { start, other, weight, wins } = opponents(columns);
        for (let item = 0; item < ITEMS; item++) {
          const own = list.filter((row) => row.weight > 0 && (row.a === item || row.b === item));
          const met = own.map((row) => [row.a === item ? row.b : row.a, row.weight]);
          const found = Array.from(other.subarray(start[item]!, start[item + 1]!), (x, k) => [
            x,
            weight ? weight[start[item]! + k]! : 1,
          ]);
          expect(found).toEqual(met);
          const won = own.reduce(
            (sum, row) => sum + row.weight * (row.a === item ? row.outcome : 1 - row.outcome),
            0,
          );
          expect(wins[item]).toBeCloseTo(won, 12);
        }
      }),
    );
  });
});
