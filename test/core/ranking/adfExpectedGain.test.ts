import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adfExpectedGain } from "~/core/ranking";
import { FIXTURES } from "./fixture";

interface Reference {
  mu: number[];
  sigma2: number[];
  rows: [i: number, j: number, pWin: number, gain: number][];
  tol: number;
}

describe("adfExpectedGain", () => {
  it.each(FIXTURES.filter(({ refs }) => refs.adf_expected_gain))(
    "meets the reference on $name",
    ({ refs }) => {
      const { mu, sigma2, rows, tol } = refs.adf_expected_gain as unknown as Reference;
      const belief = (item: number) => ({ mean: mu[item]!, variance: sigma2[item]! });
      for (const [i, j, pWin, gain] of rows) {
        const found = adfExpectedGain(belief(i), belief(j));
        expect(Math.abs(found.pWin - pWin)).toBeLessThan(tol);
        expect(Math.abs(found.gain - gain)).toBeLessThan(tol);
      }
    },
  );

  const belief = fc.record({
    mean: fc.double({ min: -30, max: 30, noNaN: true }),
    variance: fc.double({ min: 1e-6, max: 50, noNaN: true }),
  });

  it("is the same from both sides and never negative, however unlikely an upset", () => {
    fc.assert(
      fc.property(belief, belief, (i, j) => {
        const one = adfExpectedGain(i, j);
        const other = adfExpectedGain(j, i);
        expect(one.gain).toBeGreaterThanOrEqual(-1e-12);
        expect(one.gain).toBeCloseTo(other.gain, 10);
        expect(one.pWin + other.pWin).toBeCloseTo(1, 12);
      }),
    );
  });

  it("does not jump where the tail's formula takes over", () => {
    const of = (mean: number) =>
      adfExpectedGain({ mean, variance: 0.5 }, { mean: 0, variance: 0.5 });
    const edge = 4 * Math.sqrt(2);
    expect(of(edge - 1e-9).gain / of(edge + 1e-9).gain).toBeCloseTo(1, 6);
    expect(of(edge - 1e-9).pWin).toBeCloseTo(of(edge + 1e-9).pWin, 12);
  });
});
