import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  allocationOutlook,
  charge,
  largestPassable,
  type PoolHistory,
  poolAt,
  poolOutlook,
  poolSeries,
  poolThreshold,
  supplyAfter,
  supplyChanged,
  timeToCross,
} from "~/core/conviction";
import { relative } from "./fixture";
import { pools, RULES, SPAN_MS } from "./poolWorld";

const close = (got: number, wanted: number) =>
  expect(Math.abs(got - wanted)).toBeLessThan(1e-9 * Math.max(1, Math.abs(wanted)));

/** The model's own loop, a tick a unit, over stakes that change at whole units. */
function ticked({ rules, stakes }: PoolHistory, target: string, ticks: number) {
  let [conviction, counted] = [0, 0];
  const upTo = (t: number, of: (target: string | null) => boolean) =>
    stakes
      .filter((s) => of(s.target) && s.at <= t * rules.unitMs)
      .reduce((sum, s) => sum + s.change, 0);
  for (let t = 0; t < ticks; t++) {
    const staked = upTo(t, () => true);
    counted = Math.max(counted, staked);
    conviction = rules.alpha * conviction + upTo(t, (found) => found === target);
    counted = rules.alpha * counted + (1 - rules.alpha) * staked;
  }
  return {
    conviction,
    counted: Math.max(
      counted,
      upTo(ticks, () => true),
    ),
  };
}

describe("a pool's conviction and supply", () => {
  it("are those of a loop that ticks, wherever it stops", () => {
    fc.assert(
      fc.property(pools, fc.integer({ min: 1, max: 60 }), (history, ticks) => {
        const { unitMs } = history.rules;
        const whole = history.stakes.map((s) => ({ ...s, at: Math.ceil(s.at / unitMs) * unitMs }));
        const onTicks = { ...history, stakes: whole };
        const run = poolAt(onTicks, ticks * unitMs);
        const wanted = ticked(onTicks, "a", ticks);
        close(run.chargingOf("a").conviction, wanted.conviction);
        close(run.numbers().supply.counted, wanted.counted);
      }),
    );
  });

  it("count power once that is moved at one time, in whichever order", () => {
    const moved = (changes: { target: string | null; change: number }[]) =>
      poolAt(
        {
          rules: RULES,
          proposals: ["a", "b"].map((id) => ({
            ...{ id, requested: 1, createdAt: 0, endedAt: null, held: false },
          })),
          stakes: [
            { at: 0, target: "a", change: 10 },
            ...changes.map((change) => ({ at: 5000, ...change })),
          ],
          funds: [],
        },
        6000,
      ).numbers().supply;
    const [off, on] = [
      { target: "a", change: -10 },
      { target: "b", change: 10 },
    ];
    expect(moved([off, on])).toEqual({ staked: 10, counted: 10 });
    expect(moved([on, off])).toEqual({ staked: 10, counted: 10 });
  });

  it("do not depend on how often anybody looks", () => {
    fc.assert(
      fc.property(
        pools,
        fc.array(fc.integer({ min: 0, max: SPAN_MS }), { maxLength: 20 }),
        (history, looks) => {
          // A change by nothing is somebody who only looks.
          const seen = looks.map((at) => ({ at, target: "a", change: 0 }));
          const stakes = [...history.stakes, ...seen].sort((x, y) => x.at - y.at);
          const often = poolAt({ ...history, stakes }, SPAN_MS);
          const once = poolAt(history, SPAN_MS);
          close(often.chargingOf("a").conviction, once.chargingOf("a").conviction);
          close(often.numbers().supply.counted, once.numbers().supply.counted);
        },
      ),
    );
  });

  it("decay once nothing is at stake, by half in a half-life", () => {
    const half = Math.log(0.5) / Math.log(RULES.alpha);
    const history: PoolHistory = {
      rules: RULES,
      proposals: [{ id: "a", requested: 1, createdAt: 0, endedAt: null, held: false }],
      stakes: [
        { at: 0, target: "a", change: 10 },
        { at: 5000, target: "a", change: -10 },
      ],
      funds: [],
    };
    const before = poolAt(history, 5000);
    const after = poolAt(history, 5000 + half * 1000);
    close(before.chargingOf("a").conviction, charge(RULES.alpha, 0, 10, 5));
    close(after.chargingOf("a").conviction, before.chargingOf("a").conviction / 2);
    close(after.numbers().supply.counted, before.numbers().supply.counted / 2);
  });

  it("leave nothing behind of a proposal that has ended", () => {
    const history: PoolHistory = {
      rules: RULES,
      proposals: [{ id: "a", requested: 1, createdAt: 0, endedAt: 5000, held: true }],
      stakes: [
        { at: 0, target: "a", change: 10 },
        { at: 5000, target: "a", change: 5 },
      ],
      funds: [],
    };
    const run = poolAt(history, 6000);
    expect(run.chargingOf("a")).toEqual({ conviction: 0, stake: 0 });
    expect(run.numbers().supply.staked).toBe(0);
    expect(run.numbers().supply.counted).toBeCloseTo(9, 12);
  });
});

describe("the supply that a trigger counts", () => {
  const parts = fc.record({
    staked: fc.double({ min: 0, max: 1e6, noNaN: true }),
    more: fc.double({ min: 0, max: 1e6, noNaN: true }),
    alpha: fc.double({ min: 0.01, max: 0.999, noNaN: true }),
    left: fc.double({ min: 0, max: 1e6, noNaN: true }),
    t: fc.double({ min: 0, max: 1000, noNaN: true }),
  });

  it("never falls as members leave, and after that no faster than conviction does", () => {
    fc.assert(
      fc.property(parts, ({ staked, more, alpha, left, t }) => {
        const before = { staked, counted: staked + more };
        const after = supplyChanged(before, Math.min(left, staked));
        expect(after.counted).toBe(before.counted);
        const later = supplyAfter(alpha, after, t);
        expect(later.counted).toBeGreaterThanOrEqual(alpha ** t * after.counted * (1 - 1e-12));
        expect(later.counted).toBeLessThanOrEqual(after.counted * (1 + 1e-12));
        expect(later.counted).toBeGreaterThanOrEqual(later.staked);
      }),
    );
  });

  it("counts members who come at once, so that a new pool has no open door", () => {
    expect(supplyChanged({ staked: 0, counted: 0 }, 7)).toEqual({ staked: 7, counted: 7 });
    expect(supplyChanged({ staked: 10, counted: 40 }, 30)).toEqual({ staked: 30, counted: 40 });
  });

  it("is the same over an interval in one and in two", () => {
    fc.assert(
      fc.property(parts, fc.double({ min: 0, max: 1, noNaN: true }), (found, cut) => {
        const { staked, more, alpha, t } = found;
        const start = { staked, counted: staked + more };
        const halfway = supplyAfter(alpha, start, cut * t);
        close(
          supplyAfter(alpha, halfway, (1 - cut) * t).counted,
          supplyAfter(alpha, start, t).counted,
        );
      }),
    );
  });

  it.each([
    ["alpha", () => supplyAfter(1, { staked: 1, counted: 1 }, 1)],
    ["time", () => supplyAfter(0.5, { staked: 1, counted: 1 }, -1)],
  ])("refuses a wrong %s", (_, act) => expect(act).toThrow(RangeError));
});

const numbers = fc.record({
  alpha: fc.double({ min: 0.2, max: 0.99, noNaN: true }),
  beta: fc.constant(0.2),
  rho: fc.double({ min: 0.0005, max: 0.03, noNaN: true }),
  funds: fc.constant(10_000),
  staked: fc.double({ min: 1, max: 1000, noNaN: true }),
  more: fc.constantFrom(0, 10, 2000),
  minimumStake: fc.constantFrom(0, 100, 3000),
});
const charging = fc.record({
  requested: fc.double({ min: 1, max: 2200, noNaN: true }),
  conviction: fc.double({ min: 0, max: 3000, noNaN: true }),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe("timeToCross", () => {
  it("is where conviction first exceeds a trigger that moves, too, and nowhere before", () => {
    fc.assert(
      fc.property(numbers, charging, ({ staked, more, ...rest }, { part, ...of }) => {
        const pool = { ...rest, supply: { staked, counted: staked + more } };
        const stake = part * staked;
        const over = (t: number) => {
          const supply = supplyAfter(pool.alpha, pool.supply, t);
          const then = poolThreshold(of.requested, { ...pool, supply });
          return charge(pool.alpha, of.conviction, stake, t) / then;
        };
        const found = timeToCross({ ...of, stake }, pool);
        const halves = Math.log(0.5) / Math.log(pool.alpha);
        const last = found === Number.POSITIVE_INFINITY ? 60 * halves : found;
        for (let k = 0; k < 50 && last > 0; k++) {
          expect(over((last * k) / 50)).toBeLessThan(1 + 1e-9);
        }
        if (found === 0) expect(over(0)).toBeGreaterThan(1);
        else if (found < 60 * halves) expect(relative(over(found), 1)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe("poolOutlook", () => {
  const pool = {
    ...{ alpha: 0.9, beta: 0.2, rho: 0.0025, funds: 10_000, minimumStake: 0 },
    supply: { staked: 400, counted: 400 },
  };

  it("says what stake passes in the end, and just below it that nothing does", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1400 }),
        fc.integer({ min: 0, max: 50 }),
        fc.constantFrom(0, 300, 1000),
        (requested, stake, minimumStake) => {
          const own = { ...pool, minimumStake };
          const { stakeNeeded } = poolOutlook({ requested, conviction: 0, stake }, own);
          const at = (x: number) => {
            const supply = { staked: 400 - stake + x, counted: 400 - stake + x };
            return poolOutlook({ requested, conviction: 0, stake: x }, { ...own, supply });
          };
          const above = at(stakeNeeded * 1.0001);
          expect(above.finalShare).toBeGreaterThan(1);
          expect(above.timeToPass).toBeLessThan(Number.POSITIVE_INFINITY);
          expect(at(stakeNeeded * 0.9999)).toMatchObject({ never: "stake" });
        },
      ),
    );
  });

  it("warns of a request that passes at no stake whatever", () => {
    const largest = largestPassable(pool);
    expect(largest).toBeCloseTo(1500, 9);
    const all = { conviction: 0, stake: 400 };
    expect(poolOutlook({ ...all, requested: largest * 0.999 }, pool).never).toBeUndefined();
    expect(poolOutlook({ ...all, requested: largest * 1.001 }, pool)).toMatchObject({
      ...{ never: "request", stakeNeeded: Number.POSITIVE_INFINITY },
    });
    expect(poolOutlook({ ...all, requested: 2000 }, pool)).toMatchObject({
      ...{ never: "request", share: 0, finalShare: 0, threshold: Number.POSITIVE_INFINITY },
    });
  });

  it("knows nothing that has passed in a pool without funds", () => {
    const empty = { ...pool, funds: 0 };
    expect(poolOutlook({ requested: 5, conviction: 9, stake: 9 }, empty).never).toBe("request");
  });
});

describe("allocationOutlook", () => {
  const pool = {
    ...{ alpha: 0.9, beta: 0.2, rho: 0.0025, funds: 10_000, minimumStake: 0 },
    supply: { staked: 400, counted: 400 },
  };
  const proposals = ["a", "b", "c"].map((id, k) => ({
    ...{ id, requested: 200 + 300 * k, conviction: 50, stake: 100 },
  }));
  const none = new Map<string | null, number>();

  it("raises every trigger alike by power that comes, wherever it goes", () => {
    for (const target of ["b", null]) {
      const found = allocationOutlook(proposals, pool, none, new Map([[target, 100]]));
      for (const { before, after } of found) {
        expect(after.threshold / before.threshold).toBeCloseTo(5 / 4, 12);
      }
    }
  });

  it("hurts every proposal by abstaining, and helps one alone by staking", () => {
    const abstained = allocationOutlook(proposals, pool, none, new Map([[null, 100]]));
    for (const { before, after } of abstained)
      expect(after.finalShare).toBeLessThan(before.finalShare);
    const staked = allocationOutlook(proposals, pool, none, new Map([["b", 100]]));
    expect(
      staked.map(({ before, after }) => Math.sign(after.finalShare - before.finalShare)),
    ).toEqual([...[-1, 1, -1]]);
  });

  it("raises none by moving power, and lowers none at once by taking it off", () => {
    const own = new Map([["a", 60]]);
    for (const after of [new Map([["c", 60]]), none]) {
      for (const row of allocationOutlook(proposals, pool, own, after)) {
        expect(row.after.threshold).toBe(row.before.threshold);
      }
    }
  });

  it("refuses to take off more than there is", () => {
    const own = new Map([["a", 160]]);
    expect(() => allocationOutlook(proposals, pool, own, none)).toThrow(RangeError);
  });
});

describe("poolSeries", () => {
  it("passes through what the pool is at every one of its times", () => {
    fc.assert(
      fc.property(pools, (history) => {
        const points = poolSeries(history, "a", { from: 300, until: SPAN_MS, points: 7 });
        expect(points.map(({ at }) => at).at(-1)).toBe(SPAN_MS);
        for (const { at, conviction, threshold, funds } of points) {
          const run = poolAt(history, at);
          close(conviction, run.chargingOf("a").conviction);
          expect(
            relative(threshold, poolThreshold(history.proposals[0]!.requested, run.numbers())),
          ).toBeLessThan(1e-9);
          expect(funds).toBe(run.funds);
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ["too few points", "a", 1],
    ["a proposal that is not there", "z", 5],
  ])("refuses %s", (_, id, points) => {
    const history = { rules: RULES, stakes: [], funds: [], proposals: [] };
    expect(() => poolSeries(history, id, { from: 0, until: 1, points })).toThrow(RangeError);
  });
});
