import fc from "fast-check";
import { expect, test } from "vitest";
import { histogramOf } from "~/ui/lab/figures/histogram";

test("every number is counted once, in the bin it lies in", () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(values, (own) => {
      const { edges, counts } = histogramOf(own);
      expect(edges).toHaveLength(counts.length + 1);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(own.length);
      // 0 and -0 are one edge.
      expect(edges[0]! - Math.min(...own)).toBe(0);
    }),
  );
});

test("1 to 8 fall into four bins of two; equal values into one; nothing into none", () => {
  expect(histogramOf([1, 2, 3, 4, 5, 6, 7, 8]).counts).toEqual([2, 2, 2, 2]);
  expect(histogramOf([3, 3, Number.NaN])).toEqual({ edges: [3, 3], counts: [2] });
  expect(histogramOf([])).toEqual({ edges: [], counts: [] });
});
