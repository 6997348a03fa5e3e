import { describe, expect, it } from "vitest";
import { quantile, weightedMedian } from "~/core/numeric";

describe("quantile", () => {
  it.each([
    // R: quantile(c(1, 2, 4, 8), p)
    [[8, 1, 4, 2], 0, 1],
    [[8, 1, 4, 2], 0.25, 1.75],
    [[8, 1, 4, 2], 0.5, 3],
    [[8, 1, 4, 2], 0.9, 6.8],
    [[8, 1, 4, 2], 1, 8],
    [[5], 0.3, 5],
  ])("of %j at %f is %f, as R's type 7 gives it", (values, p, out) => {
    expect(quantile(values, p)).toBeCloseTo(out, 12);
  });

  it("refuses no values and a share outside 0..1", () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => quantile([1], 1.1)).toThrow(RangeError);
    expect(() => quantile([1], Number.NaN)).toThrow(RangeError);
  });
});

describe("weightedMedian", () => {
  it.each([
    [[3, 1, 2], [1, 1, 1], 2],
    [[3, 1, 2, 4], [1, 1, 1, 1], 2.5],
    [[1, 2, 3], [1, 1, 2], 2.5],
    [[1, 2, 3], [1, 1, 2.1], 3],
    [[1, 9], [0, 3], 9],
  ])("of %j with weights %j is %f", (values, weights, out) => {
    expect(weightedMedian(values, weights)).toBe(out);
  });

  it("reads a weight of 2 as two values", () => {
    expect(weightedMedian([5, 1, 7], [2, 1, 1])).toBe(weightedMedian([5, 5, 1, 7], [1, 1, 1, 1]));
  });
});
