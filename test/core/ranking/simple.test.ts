import { describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import { fit as estimate, FitUnavailableError } from "~/core/ranking";

type Row = readonly [a: number, b: number, outcome: number, weight?: number];

function dataOf(n: number, rows: readonly Row[]): ComparisonData {
  const a = Int32Array.from(rows, ([x]) => x);
  const b = Int32Array.from(rows, ([, y]) => y);
  const outcome = Float64Array.from(rows, ([, , o]) => o);
  const weight = Float64Array.from(rows, ([, , , w]) => w ?? 1);
  return { binary: { n, a, b, outcome, weight }, ratio: { n, a, b, logRatio: outcome, weight } };
}

/** 0 beat 1 twice, 1 beat 2, 0 and 2 tied; item 3 was never compared. */
const ROWS: Row[] = [
  [0, 1, 1, 2],
  [2, 1, 0],
  [0, 2, 0.5],
];
const sharesOf = (values: number[]) => {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
};

describe("the methods for comparison compute what their docstrings say", () => {
  it.each<[string, Record<string, number>, number[]]>([
    // Wins 2.5 of 3, 1 of 3, 0.5 of 2, 0 of 0, one extra win each way.
    ["win_rate", { alpha: 1 }, sharesOf([3.5 / 5, 2 / 5, 1.5 / 4, 1 / 2])],
    // 5r₀ − 2r₁ − r₂ = 2, 5r₁ − 2r₀ − r₂ = ½, 4r₂ − r₀ − r₁ = ½: r = 46, 31, 28 and 35 seventieths.
    ["colley", {}, sharesOf([46, 31, 28, 35])],
    // Nobody walks: all equal.
    ["pagerank", { damping: 0 }, [0.25, 0.25, 0.25, 0.25]],
  ])("%s", (method, params, wanted) => {
    const { weights, converged, se } = estimate(method, dataOf(4, ROWS), params);
    expect(converged).toBe(true);
    expect(se).toBeUndefined();
    wanted.forEach((value, item) => {
      expect(weights[item]).toBeCloseTo(value, 12);
    });
  });

  it("elo moves K (o − p) points a comparison, 400 points being odds of ten", () => {
    const once = estimate("elo", dataOf(2, [[0, 1, 1]]), { k: 32 });
    const points = (theta: Float64Array) => ((theta[0]! - theta[1]!) * 400) / Math.LN10;
    expect(points(once.theta)).toBeCloseTo(32, 9);
    expect(once.objective).toBeCloseTo(Math.log(0.5), 12);
    const back: Row[] = [
      [0, 1, 1],
      [0, 1, 0],
    ];
    const p = 1 / (1 + 10 ** (-32 / 400));
    expect(points(estimate("elo", dataOf(2, back)).theta)).toBeCloseTo(32 - 64 * p, 9);
  });

  it("pagerank solves its equation", () => {
    const { weights: w } = estimate("pagerank", dataOf(4, ROWS));
    const rest = 0.15 / 4 + (0.85 * w[3]!) / 4;
    expect(w[0]).toBeCloseTo(rest + 0.85 * (w[1]! + w[2]! / 3), 12);
    expect(w[1]).toBeCloseTo(rest + (0.85 * w[2]! * 2) / 3, 12);
    expect(w[2]).toBeCloseTo(rest + 0.85 * w[0]!, 12);
  });

  it("colley refuses where a rating falls below nothing", () => {
    const rows = Array.from({ length: 6 }, (_, k): Row => [k, k + 1, 1, 100]);
    expect(() => estimate("colley", dataOf(7, rows))).toThrow(FitUnavailableError);
  });
});
