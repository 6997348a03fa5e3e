import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsProblem, positionOf, reachOf, SLIDER_STEPS, valueAtPosition } from "~/ui/lab/reach";

describe("what a slider covers", () => {
  test.each([
    ["a share: all of it", { min: 0, max: 1, usual: 0.3 }, { low: 0, high: 1, log: false }],
    [
      "tokens: a hundredth to a hundred times",
      { min: 1, max: 1e15, usual: 200 },
      { low: 2, high: 20_000, log: true },
    ],
    [
      "days from 0: ten times the usual",
      { min: 0, max: 10_000, usual: 7 },
      { low: 0, high: 70, log: false },
    ],
    [
      "far bounds around a usual 0",
      { min: 0, max: 10_000, usual: 0 },
      { low: 0, high: 60, log: false },
    ],
    [
      "what others leave room for",
      { min: 1e-9, max: 1, usual: 0.0025, sliderMax: 0.03 },
      { low: 2.5e-5, high: 0.03, log: true },
    ],
  ])("%s", (_, bounds, reach) => {
    expect(reachOf(bounds)).toEqual(reach);
  });

  test("a position comes back from the value it gives, linear or logarithmic", () => {
    const reaches = fc
      .tuple(
        fc.double({ min: 0.001, max: 10, noNaN: true }),
        fc.double({ min: 5, max: 1e4, noNaN: true }),
        fc.boolean(),
      )
      .map(([low, times, log]) => ({ low, high: low * times, log }));
    fc.assert(
      fc.property(reaches, fc.integer({ min: 0, max: SLIDER_STEPS }), (reach, position) => {
        const value = valueAtPosition(position, reach);
        // Values are cut to four digits.
        expect(Math.abs(positionOf(value, reach) - position)).toBeLessThanOrEqual(2);
      }),
    );
  });

  test("a value beyond the slider stands at its end", () => {
    const reach = { low: 2, high: 20, log: true };
    expect([positionOf(1, reach), positionOf(0, reach), positionOf(1e9, reach)]).toEqual([
      0,
      0,
      SLIDER_STEPS,
    ]);
  });
});

test("a value outside its bounds, or broken where only whole numbers go, is told so", () => {
  const bounds = { min: 1, max: 10, usual: 5, whole: true };
  expect([0, 11, Number.NaN, 2.5, 2].map((value) => boundsProblem(value, bounds))).toEqual([
    "must be from 1 to 10",
    "must be from 1 to 10",
    "must be from 1 to 10",
    "must be a whole number",
    null,
  ]);
});
