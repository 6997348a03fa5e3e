import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareMethods,
  fit as estimate,
  FitInputError,
  kendallTau,
  METHODS,
} from "~/core/ranking";
import { FIXTURES } from "./fixture";

const dataOf = (name: string) => FIXTURES.find((fixture) => fixture.name === name)!.data;

/** Kendall's τ-b by its definition. */
function tauByPairs(x: number[], y: number[]): number {
  let sum = 0;
  let untiedX = 0;
  let untiedY = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const dx = Math.sign(x[i]! - x[j]!);
      const dy = Math.sign(y[i]! - y[j]!);
      sum += dx * dy;
      untiedX += Math.abs(dx);
      untiedY += Math.abs(dy);
    }
  }
  return sum / Math.sqrt(untiedX * untiedY);
}

describe("kendallTau", () => {
  const few = fc.integer({ min: 0, max: 6 });
  it("is the definition, ties and all", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(few, few), { minLength: 2, maxLength: 40 }), (points) => {
        const x = points.map(([value]) => value);
        const y = points.map(([, value]) => value);
        const expected = tauByPairs(x, y);
        if (Number.isNaN(expected)) expect(kendallTau(x, y)).toBeNull();
        else expect(kendallTau(x, y)).toBeCloseTo(expected, 12);
      }),
    );
  });

  it.each<{ x: number[]; y: number[]; tau: number | null }>([
    { x: [1, 2, 3, 4], y: [10, 20, 30, 40], tau: 1 },
    { x: [1, 2, 3, 4], y: [4, 3, 2, 1], tau: -1 },
    { x: [1, 2, 3], y: [5, 5, 5], tau: null },
    { x: [1], y: [1], tau: null },
  ])("is $tau of $x and $y", ({ x, y, tau }) => expect(kendallTau(x, y)).toEqual(tau));
});

describe("compareMethods", () => {
  it("has every method once, with an answer or with a reason", () => {
    const { fits, refused } = compareMethods(dataOf("disconnected"));
    const keys = [...fits, ...refused].map(({ method }) => method);
    expect([...keys].sort()).toEqual(METHODS.map(({ key }) => key).sort());
    expect(refused.find(({ method }) => method === "bt")!.reason).toContain("no finite maximum");
  });

  it("carries the weights that fit gives", () => {
    const data = dataOf("jurors");
    for (const { method, weights } of compareMethods(data).fits.slice(0, 4)) {
      expect(weights).toEqual(estimate(method, data).weights);
    }
  });

  it("measures distances that are symmetric and nothing from a method to itself", () => {
    const { fits, distances } = compareMethods(dataOf("jurors"));
    for (let row = 0; row < fits.length; row++) {
      expect(distances.l1[row]![row]).toBe(0);
      expect(distances.kendall[row]![row]).toBeCloseTo(1, 12);
      for (let column = 0; column < row; column++) {
        const apart = fits[row]!.weights.reduce(
          (sum, value, k) => sum + Math.abs(value - fits[column]!.weights[k]!),
          0,
        );
        expect(distances.l1[row]![column]).toBeCloseTo(apart, 12);
        expect(distances.l1[column]![row]).toBe(distances.l1[row]![column]);
        expect(distances.kendall[column]![row]).toBe(distances.kendall[row]![column]);
      }
    }
  });

  it("says who moves the weights where jurors are named, and why ratio methods are missing", () => {
    const { jurorInfluence } = compareMethods(dataOf("jurors"));
    expect(Object.keys(jurorInfluence).sort()).toEqual(["bt_l2", "huber", "log_l2_ridge"]);
    expect(jurorInfluence.bt_l2!.length).toBe(12);
    const baseball = compareMethods(dataOf("al1987_baseball"));
    expect(baseball.jurorInfluence).toEqual({ bt_l2: [] });
    expect(baseball.refused).toContainEqual({
      method: "huber",
      reason: "the rows say who won, not by how much",
    });
  });

  it("refuses what fit refuses and reports progress up to 1", () => {
    const data = dataOf("hand3_cycle");
    const seen: number[] = [];
    compareMethods(data, (fraction) => seen.push(fraction));
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((x, y) => x - y));
    const bad = { ...data, binary: { ...data.binary, b: data.binary.a } };
    expect(() => compareMethods(bad)).toThrow(FitInputError);
  });
});
