import { describe, expect, test } from "vitest";
import {
  readMultiplier,
  STRENGTH_STEPS,
  shownMultiplier,
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
    expect(readMultiplier(text, 999)).toEqual({ ok: true, multiplier });
  });

  test.each(["0", "0.5", "1000", "-2", "1e3", "two", "2.", "NaN", "Infinity"])(
    "%j is refused",
    (text) => {
      expect(readMultiplier(text, 999)).toEqual({ ok: false });
    },
  );

  test("the round's largest strength is the last one taken", () => {
    expect(readMultiplier("10", 10)).toEqual({ ok: true, multiplier: 10 });
    expect(readMultiplier("10.1", 10)).toEqual({ ok: false });
  });
});

test("every step is a strength that may be typed", () => {
  for (const { multiplier } of STRENGTH_STEPS) {
    expect(readMultiplier(String(multiplier), 999)).toEqual({ ok: true, multiplier });
  }
});

test.each([
  [2, 2],
  [1.2000000001, 1.2],
  [33.333333, 33.3],
])("shownMultiplier(%s) is %j", (multiplier, shown) => {
  expect(shownMultiplier(multiplier)).toBe(shown);
});

test.each(["1", "1.2", "1.5", "2", "2.75", "998.25"])(
  "%s comes back as typed after a logarithm",
  (text) => {
    expect(typedMultiplier(Math.exp(Math.log(Number(text))))).toBe(text);
  },
);
