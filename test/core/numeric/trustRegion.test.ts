import { describe, expect, it } from "vitest";
import { hasPotential, type SmoothProblem, trustRegion } from "~/core/numeric";

/** Rosenbrock's valley, f = (1 − x)² + 100 (y − x²)²: not convex, minimum 0 at (1, 1). */
function valley(): SmoothProblem {
  const diagonal = new Float64Array(2);
  let cross = 0;
  return {
    diagonal,
    derive([x = 0, y = 0], gradient) {
      const lift = y - x * x;
      gradient[0] = -2 * (1 - x) - 400 * x * lift;
      gradient[1] = 200 * lift;
      diagonal[0] = 2 - 400 * lift + 800 * x * x;
      diagonal[1] = 200;
      cross = -400 * x;
      return (1 - x) ** 2 + 100 * lift * lift;
    },
    product([u = 0, v = 0], out) {
      out[0] = diagonal[0]! * u + cross * v;
      out[1] = cross * u + diagonal[1]! * v;
    },
    accept: () => 1e-9,
    floor: () => 1e-14,
  };
}

describe("trustRegion", () => {
  it.each([
    [-1.2, 1],
    [0, 1],
    [-3, -4],
  ])("finds the bottom of Rosenbrock's valley from (%f, %f)", (x, y) => {
    const found = trustRegion(valley(), Float64Array.of(x, y));
    expect(found.converged).toBe(true);
    expect(found.x[0]).toBeCloseTo(1, 9);
    expect(found.x[1]).toBeCloseTo(1, 9);
    expect(found.iterations).toBeLessThan(60);
  });
});

describe("hasPotential", () => {
  it.each([
    ["a chain", [0, 1], [1, 2], [1, 1], true],
    ["a cycle that gains", [0, 1, 2], [1, 2, 0], [1, 1, -1], false],
    ["a cycle that gains nothing", [0, 1, 2], [1, 2, 0], [1, 1, -2], true],
    ["two demands that contradict", [0, 1], [1, 0], [1, 0], false],
  ])("%s", (_, above, below, gap, wanted) => {
    expect(hasPotential(3, { above, below, gap })).toBe(wanted);
  });
});
