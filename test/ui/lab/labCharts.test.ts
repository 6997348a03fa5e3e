import { describe, expect, test } from "vitest";
import { jurySizes } from "~/core/simulation";
import { accountSteps } from "~/core/simulation/attackStudy";
import { rhoProblem, triggerParamsOf } from "~/ui/lab/conviction/convictionState";
import { fundsAxis } from "~/ui/lab/society/fundsAxis";
import { mechanismText } from "~/ui/lab/society/societyParams";

test("ρ at β² or above is explained; below it is nothing to say", () => {
  expect(rhoProblem({ beta: 0.2, rho: 0.0025 })).toBeNull();
  expect(rhoProblem({ beta: 0.2, rho: 0.04 })).toMatch(/must be below β² = 0\.04/);
});

test("the pool that opens is the founding notebook's", () => {
  expect(triggerParamsOf("1hive_v3")).toEqual({
    ...{ supply: 22392.22, funds: 4867.21, beta: 0.2, rho: 0.0025 },
    alpha: 2 ** (-1 / 3),
  });
});

describe("steps that are tried", () => {
  test.each([
    [{ least: 5, most: 40 }, [5, 10, 20, 40]],
    [{ least: 5, most: 30 }, [5, 10, 20, 30]],
    [{ least: 7, most: 7 }, [7]],
  ])("juries of %j", (ends, sizes) => {
    expect(jurySizes(ends)).toEqual(sizes);
  });
  test.each([
    [2, [2]],
    [50, [2, 4, 8, 16, 32, 50]],
  ])("up to %i accounts", (most, steps) => {
    expect(accountSteps(most)).toEqual(steps);
  });
});

test("the axis of funds ends at 1, or a tenth beyond the largest equilibrium", () => {
  expect(fundsAxis().at(-1)).toBe(1);
  expect(fundsAxis(2).at(-1)).toBeCloseTo(2.2, 12);
});

test("mechanisms of the society model are named with their parameter", () => {
  expect(["qf", "cqf_alpha=0.5", "beta=3"].map(mechanismText)).toEqual([
    "Quadratic",
    "Capital-constrained, α 0.5",
    "Power, β 3",
  ]);
});
