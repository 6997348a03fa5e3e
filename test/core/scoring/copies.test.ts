import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rng } from "~/core/numeric";
import { type CopyGroup, copies } from "~/core/scoring";

const vector = (seed: string, length = 40) => {
  const random = rng(seed);
  return Float64Array.from({ length }, () => random.normal());
};
const shaken = (of: Float64Array, size: number, seed = "shake") => {
  const random = rng(seed);
  return of.map((value) => value + size * random.normal());
};
const members = (vectors: Float64Array[]) =>
  copies(vectors).map((group: CopyGroup) => group.members);

describe("copies", () => {
  const u = vector("u");
  it.each([
    { what: "the same weights", other: u, is: true },
    { what: "the same weights on another scale", other: u.map((x) => x + 5), is: true },
    { what: "weights shaken by 4 % of their spread", other: shaken(u, 0.04), is: true },
    { what: "weights shaken by 10 % of their spread", other: shaken(u, 0.1), is: false },
    { what: "sharpened weights", other: u.map((x) => 1.1 * x), is: false },
    { what: "other weights", other: vector("v"), is: false },
    { what: "weights of fewer items", other: u.slice(1), is: false },
    { what: "the same but for a missing item", other: u.with(3, Number.NaN), is: false },
  ])("finds $what: $is", ({ other, is }) => {
    expect(members([u, vector("w"), other])).toEqual(is ? [[0, 2]] : []);
  });

  it("measures how far a copy is off, in log units", () => {
    const off = u.map((x, k) => x + (k % 2 ? 0.02 : -0.02));
    expect(copies([u, off])[0]!.distances[1]).toBeCloseTo(0.02, 6);
  });

  it("holds uniform entries for copies of each other, and of nothing else", () => {
    const even = new Float64Array(40);
    expect(members([even, u, even.map(() => -3.7)])).toEqual([[0, 2]]);
  });

  it("does not pass nearness on: steps between two entries do not make them one", () => {
    const steps = Array.from({ length: 40 }, (_, k) => {
      const v = vector("v");
      return u.map((x, i) => x + (k / 39) * (v[i]! - x));
    });
    const groups = members(steps);
    expect(groups.some((group) => group.includes(0) && group.includes(39))).toBe(false);
    for (const [original] of groups) {
      const near = groups.find(([first]) => first === original)!;
      for (const k of near.slice(1))
        expect(members([steps[original!]!, steps[k]!])).toHaveLength(1);
    }
  });

  it("puts each vector into one group at most, with the earliest first", () => {
    const vectors = fc.array(
      fc.record({
        seed: fc.constantFrom("a", "b", "c"),
        shift: fc.double({ min: -9, max: 9, noNaN: true }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(vectors, (drawn) => {
        const groups = members(drawn.map(({ seed, shift }) => vector(seed).map((x) => x + shift)));
        const bySeed = ["a", "b", "c"]
          .map((seed) => drawn.flatMap((one, k) => (one.seed === seed ? [k] : [])))
          .filter((group) => group.length > 1)
          .sort((one, other) => one[0]! - other[0]!);
        expect(groups).toEqual(bySeed);
      }),
    );
  });
});
