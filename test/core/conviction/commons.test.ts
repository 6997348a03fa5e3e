import { describe, expect, it } from "vitest";
import {
  alphaOfHalfLife,
  charge,
  minimumStake,
  stakeToPassIn,
  threshold,
  timeToPass,
} from "~/core/conviction";
import { reference, relative } from "./fixture";

interface Case {
  result: {
    input: {
      spendingLimit: number;
      minimumConviction: number;
      convictionGrowth: number;
      convictionVotingPeriodDays: number;
    };
    output: {
      convictionGrowthChart: { timeDays: number[]; convictionPercentage: number[] };
      convictionThresholdChart: { requestedPercentage: number[]; thresholdPercentage: number[] };
      table: {
        totalEffectiveSupply: number[];
        requestedAmount: number[];
        amountInCommonPool: number[];
        minTokensToPass: (number | string)[];
        tokensToPassIn2Weeks: (number | string)[];
      };
    };
  };
}

/** The back end's figures are printed to ten digits. */
const TOLERANCE = 1e-9;
/** Whole tokens, cut off: what is missing is less than one, but for a rounding error. */
function expectCut(tokens: number, printed: number): void {
  expect(tokens - printed).toBeGreaterThan(-1e-6);
  expect(tokens - printed).toBeLessThan(1 + 1e-6);
}

const cases = reference("commons_config").cases as Case[];

describe.each(cases)("a commons' configuration", ({ result: { input, output } }) => {
  const alpha = alphaOfHalfLife(input.convictionGrowth);
  const beta = input.spendingLimit;
  const rho = input.minimumConviction * beta ** 2;
  const days = input.convictionVotingPeriodDays;

  it("charges as its growth chart says", () => {
    const { timeDays, convictionPercentage } = output.convictionGrowthChart;
    for (const [k, t] of timeDays.entries()) {
      // From five half-lives on the chart shows a decay on an axis of another scale.
      if (t > 5 * input.convictionGrowth) break;
      const percent = 100 * (1 - alpha) * charge(alpha, 0, 1, t);
      expect(Math.abs(percent - convictionPercentage[k]!)).toBeLessThan(100 * TOLERANCE);
    }
  });

  it("needs the share of all tokens that its threshold chart says, to pass within the period", () => {
    const { requestedPercentage, thresholdPercentage } = output.convictionThresholdChart;
    for (const [k, percent] of requestedPercentage.entries()) {
      const pool = { supply: 100, funds: 100, alpha, beta, rho };
      const needed = stakeToPassIn(alpha, 0, threshold(percent, pool), days);
      const wanted = thresholdPercentage[k]!;
      if (needed < 100) expect(relative(needed, wanted), `${percent} %`).toBeLessThan(TOLERANCE);
    }
  });

  it("needs the tokens that its table says, or can never pass", () => {
    const { table } = output;
    for (const [k, requested] of table.requestedAmount.entries()) {
      const supply = table.totalEffectiveSupply[k]!;
      const pool = { supply, funds: table.amountInCommonPool[k]!, alpha, beta, rho };
      const required = threshold(requested, pool);
      const least = minimumStake(alpha, required);
      const printed = table.minTokensToPass[k]!;
      if (typeof printed === "string") {
        expect(least).toBeGreaterThan(supply);
        continue;
      }
      expectCut(least, printed);
      // The second row is computed from the first as it is printed.
      const soon = stakeToPassIn(alpha, 0, printed / (1 - alpha), days);
      expectCut(soon, table.tokensToPassIn2Weeks[k] as number);
    }
  });
});

describe("stakeToPassIn", () => {
  it("is the stake that passes in just that time", () => {
    for (const [y0, t] of [
      [0, 3],
      [400, 7.5],
    ] as const) {
      const stake = stakeToPassIn(0.8, y0, 1000, t);
      expect(timeToPass(0.8, y0, stake, 1000)).toBeCloseTo(t, 9);
    }
  });

  it("is nothing for what stays above by itself, and never in no time", () => {
    expect(stakeToPassIn(0.9, 2000, 1000, 1)).toBe(0);
    expect(() => stakeToPassIn(0.9, 0, 1000, 0)).toThrow(RangeError);
  });
});
