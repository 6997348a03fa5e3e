import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rng } from "~/core/numeric";
import { fillSet, SET_SIZE, type SetRules } from "~/core/ranking/fillSet";

const OPEN: SetRules = { n: 8, may: () => true, adds: () => true, asked: new Float64Array(8) };
const sorted = (items: number[]) => items.toSorted((x, y) => x - y);

describe("a set around a pair", () => {
  test("has five items, the pair among them, and each once", () => {
    const set = fillSet([2, 6], OPEN, rng(1));
    expect(new Set(set).size).toBe(SET_SIZE);
    expect(set).toEqual(expect.arrayContaining([2, 6]));
  });

  test("takes the items that share most recordable pairs with it", () => {
    // 0..3 all share pairs, 4..7 only with item 0.
    const adds = (i: number, j: number) => Math.max(i, j) < 4 || Math.min(i, j) === 0;
    const set = fillSet([0, 1], { ...OPEN, adds }, rng(2));
    expect(set).toEqual(expect.arrayContaining([0, 1, 2, 3]));
  });

  test("of items that add as much takes those asked about least", () => {
    const asked = Float64Array.from([0, 0, 9, 1, 9, 1, 9, 1]);
    expect(sorted(fillSet([0, 1], { ...OPEN, asked }, rng(3)))).toEqual([0, 1, 3, 5, 7]);
  });

  test("has no item that the juror must not see", () => {
    const set = fillSet([0, 1], { ...OPEN, may: (item) => item < 4 }, rng(4));
    expect(sorted(set)).toEqual([0, 1, 2, 3]);
  });

  test("stays a pair where nothing can be added", () => {
    expect(sorted(fillSet([3, 5], { ...OPEN, adds: () => false }, rng(5)))).toEqual([3, 5]);
  });

  test("shows each place to each item: the order is by chance", () => {
    const first = new Set<number>();
    for (let seed = 0; seed < 60; seed++)
      first.add(fillSet([0, 1], { ...OPEN, n: 5 }, rng(seed))[0]!);
    expect(sorted([...first])).toEqual([0, 1, 2, 3, 4]);
  });

  test("adds nothing without a recordable pair, for any split of the pairs", () => {
    const split = fc.array(fc.boolean(), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(split, fc.integer(), (training, seed) => {
        const adds = (i: number, j: number) => training[Math.min(i, j) * 8 + Math.max(i, j)]!;
        const set = fillSet([0, 1], { ...OPEN, adds }, rng(seed));
        const joined = set.filter((item) =>
          set.some((other) => other !== item && adds(item, other)),
        );
        for (const item of set) expect(item < 2 || joined.includes(item)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
