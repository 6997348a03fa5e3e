import { describe, expect, it } from "vitest";
import { digamma, logGamma } from "~/core/numeric";

const EULER = 0.5772156649015329;

describe("digamma and logGamma", () => {
  it.each([
    [1, -EULER, 0],
    [0.5, -EULER - 2 * Math.LN2, Math.log(Math.PI) / 2],
    [0.25, -EULER - Math.PI / 2 - 3 * Math.LN2, 1.2880225246980774],
    [11, -EULER + 7381 / 2520, Math.log(3628800)],
    [100, 4.600161852738087, 359.1342053695754],
  ])("of %f are the known values", (x, psi, log) => {
    expect(Math.abs(digamma(x) - psi)).toBeLessThan(1e-13 * Math.max(1, Math.abs(psi)));
    expect(Math.abs(logGamma(x) - log)).toBeLessThan(1e-13 * Math.max(1, log));
  });
});
