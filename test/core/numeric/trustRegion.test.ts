import { describe, expect, it } from "vitest";
import { hasPotential, type SmoothProblem, trustRegion } from "~/core/numeric";

/** Rosenbrock's valley, f = (1 − x)² + 100 (y − x²)²: not convex, minimum 0 at (1, 1). */
function valley(): SmoothProblem {
  let here = { diagonal: new Float64Array(2), cross: 0 };
  let before = here;
  return {
    derive([x = 0, y = 0], gradient) {
      const lift = y - x * x;
      gradient[0] = -2 * (1 - x) - 400 * x * lift;
      gradient[1] = 200 * lift;
      before = here;
      here = { diagonal: Float64Array.of(2 - 400 * lift + 800 * x * x, 200), cross: -400 * x };
      return (1 - x) ** 2 + 100 * lift * lift;
    },
    restore() {
      here = before;
    },
    product([u = 0, v = 0], out) {
      out[0] = here.diagonal[0]! * u + here.cross * v;
      out[1] = here.cross * u + here.diagonal[1]! * v;
    },
    diagonal: () => here.diagonal,
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

  it("stops where it is told that little is left to gain or that the place is familiar", () => {
    const start = Float64Array.of(-1.2, 1);
    const steps = trustRegion(valley(), start).iterations;
    const rough = trustRegion(valley(), start, { gain: 1e-3, familiar: () => false });
    expect(rough.value).toBeLessThan(1e-2);
    expect(rough.iterations).toBeLessThan(steps);
    expect(trustRegion(valley(), start, { gain: 0, familiar: () => true }).iterations).toBe(1);
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
