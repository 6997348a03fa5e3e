import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  alphaOfHalfLife,
  alphaPerUpdate,
  charge,
  chargeThrough,
  halfLifeOfAlpha,
  minimumStake,
  scaleFreeThreshold,
  threshold,
  timeToPass,
  triggerBounds,
} from "~/core/conviction";
import { reference, relative } from "./fixture";

const TOLERANCE = 1e-12;

describe("half-life and alpha", () => {
  const figures = reference("alpha");

  it("meet the printed values, both ways and on finer scales", () => {
    for (const { half_life, alpha } of figures.alpha_of_half_life) {
      expect(relative(alphaOfHalfLife(half_life), alpha)).toBeLessThan(TOLERANCE);
    }
    for (const { half_life, alpha } of figures.half_life_of_alpha) {
      expect(relative(halfLifeOfAlpha(alpha), half_life)).toBeLessThan(TOLERANCE);
    }
    for (const row of figures.time_scale) {
      const found = alphaPerUpdate(row.alpha_per_period, row.updates_per_period);
      expect(relative(found, row.alpha_per_update)).toBeLessThan(TOLERANCE);
    }
  });

  it.each([0, -1, Number.NaN])("refuse a half-life of %d", (halfLife) => {
    expect(() => alphaOfHalfLife(halfLife)).toThrow(RangeError);
  });
});

describe("charge", () => {
  const traces = reference("conviction_traces");

  it.each(["step_up", "step_down", "noisy"])("follows the recursion of %s", (name) => {
    const { input, response } = traces[name] as { input: number[]; response: number[] };
    let y = response[0]!;
    for (let k = 0; k + 1 < response.length; k++) {
      y = charge(traces.alpha, y, input[k]!, 1);
      expect(Math.abs(y - response[k + 1]!)).toBeLessThan(1e-10 * Math.max(1, y));
    }
  });

  it("does not depend on where an interval is divided", () => {
    const alpha = fc.double({ min: 0.01, max: 0.999, noNaN: true });
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    const time = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(alpha, amount, amount, time, time, (a, y0, x, t, u) => {
        const whole = charge(a, y0, x, t + u);
        const parts = charge(a, charge(a, y0, x, t), x, u);
        expect(Math.abs(whole - parts)).toBeLessThanOrEqual(1e-9 * Math.max(1, whole));
      }),
    );
  });

  it("through changes of stake is the sum of its pieces", () => {
    const changes = [
      { at: 2, stake: 10 },
      { at: 5, stake: 30 },
      { at: 9, stake: 0 },
    ];
    const alpha = 0.9;
    let y = 0;
    for (let t = 0; t < 12; t++) {
      expect(chargeThrough(alpha, changes, t)).toBeCloseTo(y, 12);
      const stake = changes.findLast(({ at }) => at <= t)?.stake ?? 0;
      y = alpha * y + stake;
    }
  });
});

describe("timeToPass", () => {
  it("is when the charge crosses the threshold", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 0.999, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.double({ min: 1.01, max: 20, noNaN: true }),
        (alpha, start, factor) => {
          const goal = 1000;
          const stake = factor * minimumStake(alpha, goal);
          const t = timeToPass(alpha, start * goal, stake, goal);
          expect(charge(alpha, start * goal, stake, t)).toBeCloseTo(goal, 4);
          expect(charge(alpha, start * goal, stake, t + 0.1)).toBeGreaterThan(goal);
        },
      ),
    );
  });

  it("is 0 for who has passed and Infinity for who never will", () => {
    expect(timeToPass(0.9, 11, 0, 10)).toBe(0);
    expect(timeToPass(0.9, 0, minimumStake(0.9, 10), 10)).toBe(Number.POSITIVE_INFINITY);
  });

  it("meets the web client's figures where it has any", () => {
    const rows = reference("gardens_web").remaining_blocks as Record<string, number | null>[];
    for (const { threshold: goal, conviction, amount, alpha, gardens_v2 } of rows) {
      if (!gardens_v2) continue;
      const got = timeToPass(alpha!, conviction!, amount!, goal!);
      expect(relative(got, gardens_v2)).toBeLessThan(1e-10);
    }
  });
});

describe("threshold", () => {
  const table = (name: string, rows: string, columns: string) => {
    const figures = reference(name);
    const names: string[] = figures[columns];
    return (figures[rows] as (number | string)[][]).map((row) =>
      Object.fromEntries(names.map((column, k) => [column, row[k]!])),
    );
  };
  const last = (row: Record<string, number | string>) => Object.values(row).at(-1)!;
  const numbers = (row: Record<string, number | string>) => row as Record<string, number>;

  it("meets the third model's in 2,200 cases, the boundary included", () => {
    const rows = table("trigger_v3", "cases", "columns");
    expect(rows).toHaveLength(2200);
    for (const row of rows) {
      const { requested, funds, supply, alpha, beta, rho } = numbers(row);
      const got = threshold(requested!, {
        ...{ funds: funds!, supply: supply!, alpha: alpha!, beta: beta!, rho: rho! },
      });
      expect(relative(got, last(row)), JSON.stringify(row)).toBeLessThan(TOLERANCE);
    }
  });

  it("meets the first model's, which has no 1/(1 − alpha)", () => {
    for (const row of table("trigger_v1", "cases", "columns")) {
      const { requested, funds, supply, beta, rho } = numbers(row);
      const got = scaleFreeThreshold(requested!, {
        ...{ funds: funds!, supply: supply!, beta: beta!, rho: rho! },
      });
      expect(relative(got, last(row)), JSON.stringify(row)).toBeLessThan(TOLERANCE);
    }
  });

  it("and its bounds meet the notebook to the printed digits", () => {
    const { inputs, printed_in_notebook: printed, computed, shape } = reference("trigger_notebook");
    const bounds = triggerBounds(inputs);
    expect(String(bounds.minimumRequired)).toBe(printed.min_required_conviction);
    expect(String(bounds.maximumAchievable)).toBe(printed.max_achievable_conviction);
    expect(relative(bounds.minimumShareOfMaximum, computed.min_share_of_max)).toBeLessThan(1e-15);
    expect(relative(bounds.largestRequest, computed.max_achievable_request)).toBeLessThan(1e-15);
    for (const [k, request] of (shape.requests as number[]).entries()) {
      const wanted = shape.conviction_required[k];
      expect(relative(threshold(request, inputs), wanted)).toBeLessThan(TOLERANCE);
    }
  });

  it("meets the sweeps over supply and alpha", () => {
    const { inputs, effective_supply: bySupply, alpha: byAlpha } = reference("trigger_sweep");
    const { supply, beta, rho, alpha } = inputs;
    for (const [k, share] of (bySupply.share_of_funds as number[]).entries()) {
      for (const [j, wanted] of (bySupply.trigger[k] as (number | string)[]).entries()) {
        const params = { ...{ funds: 1, alpha, beta, rho }, supply: bySupply.total_supply[j] };
        expect(relative(threshold(share, params), wanted)).toBeLessThan(1e-9);
      }
      for (const [j, wanted] of (byAlpha.trigger[k] as (number | string)[]).entries()) {
        const params = { ...{ funds: 1, supply, beta, rho }, alpha: byAlpha.alpha[j] };
        expect(relative(threshold(share, params), wanted)).toBeLessThan(1e-9);
      }
    }
  });

  it.each([0, 0.04, 1])("bounds refuse rho = %d where beta is 0.2", (rho) => {
    const params = { ...{ supply: 1, funds: 1, alpha: 0.9, beta: 0.2 }, rho };
    expect(() => triggerBounds(params)).toThrow(/below beta²/);
  });
});
