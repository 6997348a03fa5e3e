import { describe, expect, test } from "vitest";
import {
  formatMultiplier,
  readMultiplier,
  STRENGTH_STEPS,
  typedMultiplier,
} from "~/ui/judging/strength";

describe("readMultiplier", () => {
  test.each([
    ["", null],
    ["  ", null],
    ["1", 1],
    ["2.5", 2.5],
    ["2,5", 2.5],
    ["3×", 3],
    ["3x", 3],
    [" 999 ", 999],
  ])("%j reads as %s", (text, multiplier) => {
    expect(readMultiplier(text)).toEqual({ ok: true, multiplier });
  });

  test.each(["0", "0.5", "1000", "-2", "1e3", "two", "2.", "NaN", "Infinity"])(
    "%j is refused with what to type",
    (text) => {
      expect(readMultiplier(text)).toMatchObject({
        ok: false,
        fix: expect.stringMatching(/1 to 999/),
      });
    },
  );
});

test("every step is a strength that may be typed", () => {
  for (const { multiplier } of STRENGTH_STEPS) {
    expect(readMultiplier(String(multiplier))).toEqual({ ok: true, multiplier });
  }
});

test.each([
  [2, "2×"],
  [1.2000000001, "1.2×"],
  [33.333333, "33.3×"],
])("formatMultiplier(%s) is %j", (multiplier, text) => {
  expect(formatMultiplier(multiplier)).toBe(text);
});

test.each(["1", "1.2", "1.5", "2", "2.75", "998.25"])(
  "%s comes back as typed after a logarithm",
  (text) => {
    expect(typedMultiplier(Math.exp(Math.log(Number(text))))).toBe(text);
  },
);
