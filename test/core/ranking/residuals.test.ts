import { describe, expect, test } from "vitest";
import { fit as estimate, residualsOf } from "~/core/ranking";

const A = Int32Array.of(0, 1, 2, 0);
const B = Int32Array.of(1, 2, 0, 2);
const binary = { n: 3, a: A, b: B, outcome: Float64Array.of(1, 1, 0.5, 0) };
const ratio = { n: 3, a: A, b: B, logRatio: Float64Array.of(1, 0.5, -2, 1) };
const data = { binary, ratio };

describe("residualsOf", () => {
  test("a ratio's residual is what was stated less the difference of the log weights", () => {
    const theta = [1, 0, -1];
    const found = residualsOf("log_l2", data, theta);
    expect(found.reads).toBe("ratio");
    expect([...found.fitted]).toEqual([1, 1, -2, 2]);
    expect([...found.size]).toEqual([0, 0.5, 0, 1]);
  });

  test("the surprises of a Bradley-Terry fit sum to its negative log likelihood", () => {
    const fitted = estimate("bt_l2", data, { alpha: 0.1 });
    const found = residualsOf("bt_l2", data, fitted.theta);
    const prior = 0.1 * fitted.theta.reduce((sum, x) => sum + x * x, 0);
    const surprise = found.size.reduce((sum, x) => sum + x, 0);
    expect(-surprise - prior).toBeCloseTo(fitted.objective, 9);
  });

  test("what the weights are sure of surprises nobody, and neither overflows", () => {
    const sure = residualsOf("bt_l2", data, [1000, 0, -1000]);
    expect(sure.size[0]).toBe(0);
    expect(sure.size[3]).toBe(2000);
  });
});
