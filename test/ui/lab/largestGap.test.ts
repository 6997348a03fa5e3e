import { expect, test } from "vitest";
import { largestGap } from "~/ui/lab/runs/largestGap";

test.each<[string, unknown, unknown, number]>([
  ["nothing where all is the same", { a: [1, null, "x"] }, { a: [1, null, "x"] }, 0],
  ["the largest difference of small numbers", [0.5, 0.25], [0.5, 0.75], 0.5],
  ["of large ones the share", { a: 200 }, { a: 100 }, 0.5],
  ["no bounds for another text", { a: "x" }, { a: "y" }, Number.POSITIVE_INFINITY],
  ["no bounds for a number that is missing", [1, null], [1, 2], Number.POSITIVE_INFINITY],
  ["no bounds for another length", [1], [1, 2], Number.POSITIVE_INFINITY],
  ["no bounds for other names", { a: 1 }, { b: 1 }, Number.POSITIVE_INFINITY],
])("two results differ by %s", (_, some, others, gap) => {
  expect(largestGap(some, others)).toBe(gap);
});
