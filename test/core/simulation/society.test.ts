import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rng } from "~/core/numeric";
import {
  citizenGain,
  drawExperts,
  drawSociety,
  equilibriaOf,
  meanCurve,
  type NamedEquilibrium,
  societyOutcome,
  type ValueCurves,
  valueAt,
} from "~/core/simulation";
import { constrainedEquilibrium, powerEquilibrium } from "~/core/simulation/equilibria";
import { drawCurves } from "~/core/simulation/society";
import { marginalValueAt, welfareGain } from "~/core/simulation/valueCurves";

const figures = JSON.parse(
  readFileSync(new URL("../../fixtures/funding/14_society_lab.json", import.meta.url), "utf8"),
);
const TOLERANCE: number = figures.tolerance.abs;
const ALPHAS = [0.9, 0.5, 0.1, 0.01];
const BETAS = [1.5, 3];

interface Case {
  name: string;
  citizens_f0_f1_s: [number, number, number][];
  expected: Record<
    string,
    {
      F: number;
      welfareGain: number;
      c?: number[];
      deficit?: number;
      marginalSocialValue?: number;
      boost?: number[];
    }
  >;
}
const cases: Case[] = figures.input.cases;

const curvesOf = (rows: readonly (readonly number[])[]): ValueCurves => ({
  f0: Float64Array.from(rows, (row) => row[0]!),
  f1: Float64Array.from(rows, (row) => row[1]!),
  s: Float64Array.from(rows, (row) => row[2]!),
});
const random = (seed: number, citizens = 12) => drawCurves(citizens, rng(`curves ${seed}`));
const named = (found: readonly NamedEquilibrium[], name: string) =>
  found.find(({ mechanism }) => mechanism === name)!;

describe.each(cases)("equilibria of $name", ({ citizens_f0_f1_s, expected }) => {
  const boost = expected.qf_boosted!.boost!;
  const found = equilibriaOf(curvesOf(citizens_f0_f1_s), { alphas: ALPHAS, betas: BETAS, boost });
  // The figures write β = 3 as 3.0.
  const own = (name: string) => named(found, name.replace("beta=3.0", "beta=3"));

  it.each(Object.keys(expected))("meet the figures of %s", (name) => {
    const { F, welfareGain: gain, c, deficit, marginalSocialValue } = expected[name]!;
    const got = own(name);
    const close = (value: number, wanted: number) =>
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(TOLERANCE);
    close(got.funds, F);
    close(got.welfareGain, gain);
    if (deficit !== undefined) close(got.deficit, deficit);
    if (marginalSocialValue !== undefined) close(got.marginalSocialValue, marginalSocialValue);
    for (const [i, amount] of (c ?? []).entries()) close(got.contributions![i]!, amount);
  });
});

/**
 * Equilibrium by what it is: everybody in turn answers the others' contributions with what is best for
 * themselves, damped, until nobody moves. `weight` is the derivative of F by one's own contribution.
 */
function bestResponses(
  curves: ValueCurves,
  {
    provided,
    weight,
  }: {
    provided: (c: readonly number[]) => number;
    weight: (c: readonly number[], i: number) => number;
  },
  start: ArrayLike<number>,
): number[] {
  const c = Array.from(start, (x) => 0.5 * x + 1e-3);
  for (let round = 0; round < 400; round++) {
    for (let i = 0; i < c.length; i++) {
      let [low, high] = [0, 2];
      for (let k = 0; k < 80; k++) {
        const middle = (low + high) / 2;
        const tried = c.map((x, j) => (j === i ? middle : x));
        const gain = marginalValueAt(curves, i, provided(tried)) * weight(tried, i);
        if (gain > 1) low = middle;
        else high = middle;
      }
      c[i] = 0.6 * c[i]! + 0.4 * ((low + high) / 2);
    }
  }
  return c;
}

describe("equilibria and best responses", () => {
  const roots = (c: readonly number[]) => c.reduce((sum, x) => sum + Math.sqrt(x), 0);
  const total = (c: readonly number[]) => c.reduce((sum, x) => sum + x, 0);
  const ALPHA = 0.5;
  const BETA = 1.5;
  const boost = [2, 1, 1, 2, 1, 1];
  const boosted = (c: readonly number[]) => c.reduce((s, x, i) => s + Math.sqrt(boost[i]! * x), 0);
  const rules = {
    qf: {
      provided: (c: readonly number[]) => roots(c) ** 2,
      weight: (c: readonly number[], i: number) => roots(c) / Math.sqrt(c[i]!),
    },
    [`cqf_alpha=${ALPHA}`]: {
      provided: (c: readonly number[]) => ALPHA * roots(c) ** 2 + (1 - ALPHA) * total(c),
      weight: (c: readonly number[], i: number) =>
        (ALPHA * roots(c)) / Math.sqrt(c[i]!) + 1 - ALPHA,
    },
    [`beta=${BETA}`]: {
      provided: (c: readonly number[]) => c.reduce((s, x) => s + x ** (1 / BETA), 0) ** BETA,
      weight: (c: readonly number[], i: number) =>
        c.reduce((s, x) => s + x ** (1 / BETA), 0) ** (BETA - 1) * c[i]! ** (1 / BETA - 1),
    },
    qf_boosted: {
      provided: (c: readonly number[]) => boosted(c) ** 2,
      weight: (c: readonly number[], i: number) =>
        (boosted(c) * Math.sqrt(boost[i]!)) / Math.sqrt(c[i]!),
    },
  };

  it.each(Object.keys(rules))("agree on %s", (name) => {
    for (const seed of [1, 2]) {
      const curves = random(seed, 6);
      const found = equilibriaOf(curves, { alphas: [ALPHA], betas: [BETA], boost });
      const { funds, contributions } = named(found, name);
      const rule = rules[name as keyof typeof rules];
      const answered = bestResponses(curves, rule, contributions!);
      expect(rule.provided(answered)).toBeCloseTo(funds, 7);
      for (const [i, c] of answered.entries()) expect(c).toBeCloseTo(contributions![i]!, 7);
    }
  });
});

describe("equilibria", () => {
  const seeds = fc.integer();
  it("never gain more than the optimum, which quadratic funding and β = 2 provide", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const curves = random(seed);
        const found = equilibriaOf(curves, { alphas: [0.3, 1], betas: [1.5, 2, 4] });
        const best = named(found, "optimum");
        for (const { welfareGain: gain } of found) {
          expect(gain).toBeLessThanOrEqual(best.welfareGain + 1e-12);
        }
        for (const name of ["qf", "cqf_alpha=1", "beta=2"]) {
          expect(named(found, name).funds).toBeCloseTo(best.funds, 10);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("are paid for: contributions and deficit sum to the funds", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const curves = random(seed);
        const boost = drawExperts(12, { share: 0.25, boost: 3, seed });
        for (const one of equilibriaOf(curves, { alphas: ALPHAS, betas: BETAS, boost })) {
          if (!one.contributions) continue;
          const paid = one.contributions.reduce((sum, c) => sum + c, 0);
          expect(Math.abs(paid + one.deficit - one.funds)).toBeLessThan(1e-9);
          expect(Math.min(...one.contributions)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("of citizens who are alike are F* = ln(N A s / (1 − e^−s)) / s, c = F*/N²", () => {
    const [n, amount, s] = [10, 0.6, 5];
    const curves = curvesOf(Array.from({ length: n }, () => [0.2, 0.2 + amount, s]));
    const wanted = Math.log((n * amount * s) / (1 - Math.exp(-s))) / s;
    const { funds, contributions } = named(equilibriaOf(curves), "qf");
    expect(funds).toBeCloseTo(wanted, 12);
    for (const c of contributions!) expect(c).toBeCloseTo(wanted / n ** 2, 12);
  });

  it("share the welfare gain out among the citizens", () => {
    const curves = random(4);
    const qf = named(equilibriaOf(curves), "qf");
    const gains = Array.from({ length: 12 }, (_, i) => citizenGain(curves, qf, i));
    // What the pool adds is everybody's, and nobody's contribution.
    const sum = gains.reduce((total, gain) => total + gain, 0) - qf.deficit;
    expect(sum).toBeCloseTo(welfareGain(curves, qf.funds), 10);
  });

  it.each([
    ["alpha 0", () => constrainedEquilibrium(random(1), 0)],
    ["beta 1", () => powerEquilibrium(random(1), 1)],
    ["a share of 2", () => drawExperts(4, { share: 2, boost: 2, seed: 1 })],
    ["a boost of 0", () => drawExperts(4, { share: 1, boost: 0, seed: 1 })],
  ])("refuse %s", (_, run) => {
    expect(run).toThrow(RangeError);
  });
});

describe("value curves", () => {
  it("run from f0 to f1 with the slope they say", () => {
    const curves = random(1);
    for (let i = 0; i < 12; i++) {
      expect(valueAt(curves, i, 0)).toBe(curves.f0[i]);
      expect(valueAt(curves, i, 1)).toBeCloseTo(curves.f1[i]!, 12);
      const step = 1e-6;
      const slope = (valueAt(curves, i, 0.3 + step) - valueAt(curves, i, 0.3 - step)) / (2 * step);
      expect(marginalValueAt(curves, i, 0.3)).toBeCloseTo(slope, 6);
    }
  });

  it("have the moments that were published", () => {
    const n = 40_000;
    const { f0, f1, s } = random(9, n);
    const mean = (of: (i: number) => number) =>
      Array.from({ length: n }, (_, i) => of(i)).reduce((sum, x) => sum + x, 0) / n;
    expect(mean((i) => (f0[i] === 0 ? 1 : 0))).toBeCloseTo(0.369, 2);
    expect(mean((i) => f0[i]!)).toBeCloseTo(0.176, 2);
    expect(mean((i) => f1[i]!)).toBeCloseTo(0.544, 2);
    expect(mean((i) => (f1[i] === f0[i] ? 1 : 0))).toBeCloseTo(0.233, 2);
    expect(mean((i) => f1[i]! - f0[i]!)).toBeCloseTo(0.368, 2);
    expect(mean((i) => s[i]!)).toBeCloseTo(10.5, 0);
  });

  it("have a mean and a deviation", () => {
    const curves = curvesOf([
      [0, 1, 2],
      [0.5, 0.5, 2],
    ]);
    const { mean, sd } = meanCurve(
      [
        [curves, 0],
        [curves, 1],
      ],
      [0, 1],
    );
    expect(Array.from(mean)).toEqual([0.25, 0.75]);
    expect(Array.from(sd)).toEqual([0.25, 0.25]);
  });
});

describe("drawSociety", () => {
  it("draws communities, proposers and goods within their bounds", () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 60 }), fc.integer(), (citizens, seed) => {
        const { communities, goods } = drawSociety({ citizens, communities: 3, seed });
        for (const [k, members] of communities.entries()) {
          expect(members.length).toBeGreaterThanOrEqual(1);
          expect(members.length).toBeLessThanOrEqual(Math.floor(citizens / 2) - 1);
          expect(new Set(members).size).toBe(members.length);
          const own = goods.filter(({ community }) => community === k);
          expect(own.length).toBeGreaterThanOrEqual(1);
          const most = Math.max(1, Math.floor(members.length / 2) - 1);
          expect(own.length).toBeLessThanOrEqual(most);
          for (const { proposer } of own) expect(members).toContain(proposer);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("repeats itself per seed and changes with it", () => {
    const draw = (seed: number) => drawSociety({ citizens: 20, communities: 2, seed });
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it("adds up over its goods", () => {
    const society = drawSociety({ citizens: 30, communities: 4, seed: 3 });
    const { goods, totals } = societyOutcome(society, { alphas: [0.5] });
    const qf = totals.find(({ mechanism }) => mechanism === "qf")!;
    expect(qf.shareOfOptimum).toBeCloseTo(1, 12);
    expect(qf.funds).toBeCloseTo(
      goods.reduce((sum, good) => sum + named(good, "qf").funds, 0),
      12,
    );
    expect(totals.map(({ mechanism }) => mechanism)).toContain("cqf_alpha=0.5");
  });

  it.each([
    ["three citizens", { citizens: 3, communities: 1 }],
    ["no communities", { citizens: 10, communities: 0 }],
    ["half a citizen", { citizens: 10.5, communities: 1 }],
  ])("refuses %s", (_, options) => {
    expect(() => drawSociety({ ...options, seed: 1 })).toThrow(RangeError);
  });
});
