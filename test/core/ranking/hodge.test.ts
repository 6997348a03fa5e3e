import { describe, expect, it } from "vitest";
import { FitInputError, hodge } from "~/core/ranking";
import { FIXTURES } from "./fixture";

const KEYS = ["total", "gradient", "withinPairs", "cyclic", "curl", "harmonic"] as const;

describe("hodge", () => {
  it.each(FIXTURES.filter(({ refs }) => refs.hodge))("meets the reference on $name", (fixture) => {
    const ref = fixture.refs.hodge as unknown as Record<string, number>;
    const found = hodge(fixture.data.ratio);
    for (const key of KEYS) {
      expect(Math.abs(found[key] - ref[key]!)).toBeLessThan(ref.tol! * Math.max(1, ref[key]!));
    }
    expect([found.triangles, found.edges]).toEqual([ref.triangles, ref.edges]);
  });

  const rows = (ratios: [number, number, number][], n = 4) => ({
    n,
    a: Int32Array.from(ratios, ([a]) => a),
    b: Int32Array.from(ratios, ([, b]) => b),
    logRatio: Float64Array.from(ratios, ([, , y]) => y),
  });

  it("puts a triangle that goes round into the curl, and names it", () => {
    const found = hodge(
      rows(
        [
          [0, 1, 1],
          [1, 2, 1],
          [2, 0, 1],
        ],
        3,
      ),
    );
    expect(found.gradient).toBeCloseTo(0, 12);
    expect(found.curl).toBeCloseTo(3, 12);
    expect(found.harmonic).toBeCloseTo(0, 12);
    expect(found.worst).toEqual([{ items: [0, 1, 2], curl: 3 }]);
  });

  it("puts a square that goes round into the harmonic part", () => {
    const found = hodge(
      rows([
        [0, 1, 1],
        [1, 2, 1],
        [2, 3, 1],
        [3, 0, 1],
      ]),
    );
    expect([found.curl, found.harmonic, found.triangles]).toEqual([0, 4, 0]);
  });

  it("puts two answers about one pair into their spread", () => {
    const found = hodge(
      rows(
        [
          [0, 1, 1],
          [1, 0, 1],
        ],
        2,
      ),
    );
    expect([found.withinPairs, found.gradient, found.cyclic]).toEqual([2, 0, 0]);
  });

  it("refuses what fit refuses", () => {
    expect(() => hodge(rows([[0, 0, 1]]))).toThrow(FitInputError);
  });
});
