import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CrowdBeliefs, crowdBeliefs, crowdExpectedGain, learnCrowd } from "~/core/ranking";
import { FIXTURES } from "./fixture";

interface Reference {
  prior: { mu: number; sigma2: number; alpha: number; beta: number; gammaTradeoff: number };
  after: Record<string, Record<keyof CrowdBeliefs, number[]>>;
  expectedGainAtEndForJuror0: [i: number, j: number, juror: number, gain: number][];
  tol: number;
}

const CASES = FIXTURES.filter(({ refs }) => refs.crowd_bt_online);
const NAMES = ["mu", "sigma2", "alpha", "beta"] as const;
const worst = (got: ArrayLike<number>, wanted: readonly number[]) =>
  Math.max(...wanted.map((value, k) => Math.abs(value - got[k]!)));

describe("learnCrowd", () => {
  it.each(CASES)("meets the reference on $name, answer by answer", ({ data, refs }) => {
    const { prior, after, expectedGainAtEndForJuror0, tol } =
      refs.crowd_bt_online as unknown as Reference;
    const { n, a, b, outcome, juror } = data.binary;
    const state = crowdBeliefs(n, Math.max(...juror!) + 1, prior);
    const seen = [];
    for (let k = 0; k < a.length; k++) {
      const won = outcome[k] === 1;
      learnCrowd(state, won ? a[k]! : b[k]!, won ? b[k]! : a[k]!, juror![k]!);
      const wanted = after[k + 1];
      if (!wanted) continue;
      seen.push(k + 1);
      for (const name of NAMES) expect(worst(state[name], wanted[name])).toBeLessThan(tol);
    }
    expect(seen).toEqual([1, 10, 100, a.length]);
    for (const [i, j, who, gain] of expectedGainAtEndForJuror0) {
      const found = crowdExpectedGain(state, i, j, who, prior.gammaTradeoff);
      expect(Math.abs(found - gain)).toBeLessThan(tol);
    }
  });

  const positive = fc.double({ min: 0.05, max: 50, noNaN: true });
  const belief = fc.record({
    mu: fc.tuple(...[0, 1].map(() => fc.double({ min: -40, max: 40, noNaN: true }))),
    sigma2: positive,
    alpha: positive,
    beta: positive,
  });
  const stateOf = ({ mu, ...rest }: typeof belief extends fc.Arbitrary<infer T> ? T : never) => {
    const state = crowdBeliefs(2, 1, rest);
    state.mu.set(mu as number[]);
    return state;
  };

  it("keeps beliefs proper, and lifts the winner if and only if the juror is held reliable", () => {
    fc.assert(
      fc.property(belief, (start) => {
        const before = stateOf(start);
        const state = stateOf(start);
        learnCrowd(state, 0, 1, 0);
        const lift = Math.sign(state.mu[0]! - before.mu[0]!);
        expect(lift * (start.alpha - start.beta)).toBeGreaterThanOrEqual(0);
        for (const name of ["sigma2", "alpha", "beta"] as const) {
          expect(state[name].every((x) => x > 0 && x < Number.POSITIVE_INFINITY)).toBe(true);
        }
      }),
    );
  });

  it("expects a gain that is the same from both sides and never negative", () => {
    fc.assert(
      fc.property(belief, (start) => {
        const state = stateOf(start);
        const gain = crowdExpectedGain(state, 0, 1, 0);
        expect(gain).toBeGreaterThanOrEqual(-1e-9);
        expect(Math.abs(gain - crowdExpectedGain(state, 1, 0, 0))).toBeLessThan(1e-9);
      }),
    );
  });

  it.each([
    ["an item against itself", 1, 1, 0],
    ["an unknown item", 0, 3, 0],
    ["an unknown juror", 0, 1, 2],
  ])("refuses %s", (_, winner, loser, juror) => {
    const state = crowdBeliefs(3, 2);
    expect(() => learnCrowd(state, winner, loser, juror)).toThrow(RangeError);
  });

  it("refuses a prior that is none", () => {
    expect(() => crowdBeliefs(3, 2, { sigma2: 0 })).toThrow(RangeError);
  });
});
