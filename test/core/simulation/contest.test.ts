import { describe, expect, it } from "vitest";
import { METHODS } from "~/core/ranking";
import {
  type ContestSpec,
  contestPayouts,
  contestTrial,
  JURY_DEFAULT,
  type JuryTraits,
  jurorsNeeded,
  planContest,
  runContestTasks,
  summariseContest,
  TRUTH_SPREAD_DEFAULT,
} from "~/core/simulation";
import { contestAnswers } from "~/core/simulation/contestJury";

const FAST = ["bt_l2", "log_l2", "log_l2_ridge", "huber"];
const spec = (
  change: Partial<ContestSpec> = {},
  traits: Partial<JuryTraits> = {},
): ContestSpec => ({
  ...{ items: 12, truthSpread: TRUTH_SPREAD_DEFAULT, juries: [4, 16, 64], comparisonsEach: 15 },
  ...{ methods: FAST, repeats: 6, seed: "contest" },
  traits: { ...JURY_DEFAULT, ...traits },
  ...change,
});
const points = (given: ContestSpec) => {
  const plan = planContest(given);
  return summariseContest(plan, runContestTasks(plan, 0, plan.tasks));
};
const errors = (given: ContestSpec, method: string) =>
  points(given).map(({ methods }) => methods.find((one) => one.method === method)!);

const EXACT: JuryTraits = {
  ...{ noise: 0, reliabilitySpread: 0, scaleSpread: 0, sideBias: 0, carelessness: 0, colluders: 0 },
};

describe("a contest", () => {
  it("tries every aggregator there is", () => {
    const all = spec({ methods: undefined, juries: [6], repeats: 1 });
    const [found] = points(all);
    expect(found!.methods.map(({ method }) => method)).toEqual(METHODS.map(({ key }) => key));
    expect(found!.comparisons).toBe(6 * 15);
  });

  it.each(FAST)("comes closer to the truth with more jurors by %s", (method) => {
    const [few, some, many] = errors(spec(), method).map(({ weights }) => weights.mean);
    expect(some!).toBeLessThan(few!);
    expect(many!).toBeLessThan(some!);
  });

  it("quadruples the jury to halve the error, as independent answers do", () => {
    const [, some, many] = errors(spec({ repeats: 20 }), "log_l2").map(({ theta }) => theta.mean);
    expect(some! / many!).toBeGreaterThan(1.7);
    expect(some! / many!).toBeLessThan(2.3);
  });

  it("finds the truth of jurors who see and say it, up to the round numbers they write", () => {
    const given = spec({ juries: [8], comparisonsEach: 66, traits: EXACT });
    const [found] = errors(given, "log_l2");
    expect(found!.theta.mean).toBeLessThan(0.05);
    expect(found!.weights.mean).toBeLessThan(0.02);
  });

  it.each([
    ["noise", { noise: 3 }],
    ["carelessness", { carelessness: 0.6 }],
    ["collusion", { colluders: 0.5 }],
    ["scales that differ", { scaleSpread: 1.5 }],
  ])("ends farther from the truth with %s", (_, traits) => {
    const juries = [16];
    const [plain] = errors(spec({ juries, repeats: 12 }, EXACT), "log_l2");
    const [spoilt] = errors(spec({ juries, repeats: 12 }, { ...EXACT, ...traits }), "log_l2");
    expect(spoilt!.weights.mean).toBeGreaterThan(2 * plain!.weights.mean);
  });

  it("lets colluders gain for their item, and the more of them the more", () => {
    const gain = (colluders: number) =>
      errors(spec({ juries: [20], repeats: 10 }, { colluders }), "log_l2")[0]!.favouredGain.mean;
    expect(Math.abs(gain(0))).toBeLessThan(0.05);
    expect(gain(0.2)).toBeGreaterThan(gain(0) + 0.01);
    expect(gain(0.5)).toBeGreaterThan(gain(0.2) + 0.05);
  });

  it("gives the same however its tasks are divided", () => {
    const plan = planContest(spec({ repeats: 2 }));
    const whole = runContestTasks(plan, 0, plan.tasks);
    const late = runContestTasks(plan, 4, plan.tasks);
    const early = [...runContestTasks(plan, 0, 1), ...runContestTasks(plan, 1, 4)];
    expect([...early, ...late]).toEqual(whole);
    expect(contestTrial(plan, 3)).toEqual(whole[3]);
  });

  it("compares jury sizes on the same people: a larger jury is a smaller one and more", () => {
    const theta = Float64Array.from({ length: 9 }, (_, k) => k / 3);
    const jury = (jurors: number) =>
      contestAnswers({
        theta,
        jurors,
        comparisonsEach: 7,
        traits: JURY_DEFAULT,
        favoured: 2,
        seed: 1,
      });
    const [small, large] = [jury(3), jury(8)];
    expect(large.ratio.logRatio.slice(0, 21)).toEqual(small.ratio.logRatio);
    expect(large.binary.a.slice(0, 21)).toEqual(small.binary.a);
  });

  it("says where an aggregator has no answer, and counts it", () => {
    const given = spec({ juries: [1], comparisonsEach: 2, methods: ["bt", "bt_l2"], items: 8 });
    const [found] = points(given);
    const bt = found!.methods[0]!;
    expect(bt.unavailable).toBe(6);
    expect(bt.weights.mean).toBeNaN();
    expect(found!.methods[1]!.unavailable).toBe(0);
  });

  it("pays the pool out to the last unit, by truth and by estimate", () => {
    const trial = contestTrial(planContest(spec()), 17);
    const rows = contestPayouts(trial, trial.methods[1]!, 1_000_003n);
    const sum = (of: (row: (typeof rows)[number]) => bigint) =>
      rows.reduce((total, row) => total + of(row), 0n);
    expect(sum(({ paid }) => paid)).toBe(1_000_003n);
    expect(sum(({ truth }) => truth)).toBe(1_000_003n);
    const moved = rows.reduce(
      (total, { truth, paid }) => total + Math.abs(Number(paid - truth)),
      0,
    );
    expect(moved / 2 / 1_000_003).toBeCloseTo(trial.methods[1]!.error!.weights, 4);
    expect(contestPayouts(trial, { method: "bt", unavailable: "none" }, 5n)).toEqual([]);
  });

  it("sizes a jury between the sizes that were tried", () => {
    const found = points(spec());
    const means = found.map(({ methods }) => methods[1]!.weights.mean);
    const between = (means[1]! + means[2]!) / 2;
    const needed = jurorsNeeded(found, "log_l2", "weights", between)!;
    expect(needed).toBeGreaterThan(16);
    expect(needed).toBeLessThan(64);
    expect(jurorsNeeded(found, "log_l2", "weights", 0)).toBeNull();
    expect(() => jurorsNeeded(found, "elo", "weights", 0.1)).toThrow(/no aggregator elo/);
  });

  it("names all that is wrong with a spec at once", () => {
    const bad = spec({ items: 2, methods: ["best"], juries: [0, 9_999] }, { carelessness: 2 });
    for (const part of [
      /items is 2/,
      /aggregator best/,
      /jury of 0/,
      /jury of 9999/,
      /carelessness/,
    ]) {
      expect(() => planContest(bad)).toThrow(part);
    }
    expect(() => planContest(spec({ juries: [] }))).toThrow(/no jury size/);
    expect(() => planContest(spec({ juries: [2_000], comparisonsEach: 900 }))).toThrow(/more than/);
    expect(() => contestTrial(planContest(spec()), 18)).toThrow(/no task 18/);
  });
});

describe("contest answers", () => {
  const theta = Float64Array.of(1, 0);
  const share = (traits: Partial<JuryTraits>, jurors = 4000) => {
    const all = { ...EXACT, ...traits };
    const { binary } = contestAnswers({
      ...{ theta, jurors, comparisonsEach: 1, traits: all, favoured: 1, seed: "share" },
    });
    const wins = binary.outcome.reduce(
      (sum, won, k) => sum + (binary.a[k] === 0 ? won : 1 - won),
      0,
    );
    return wins / jurors;
  };

  it("at noise 1 choose as Bradley and Terry say", () => {
    expect(share({ noise: 1 })).toBeCloseTo(1 / (1 + Math.exp(-1)), 1);
  });

  it("are half right without looking, and wrong where all collude", () => {
    expect(share({ carelessness: 1 })).toBeCloseTo(0.5, 1);
    expect(share({ colluders: 1 })).toBe(0);
    expect(share({ colluders: 0.25 })).toBe(0.75);
  });

  it("lean to the first side by its bias", () => {
    const { binary } = contestAnswers({
      ...{ theta: Float64Array.of(0, 0), jurors: 4000, comparisonsEach: 1, favoured: 0, seed: 1 },
      traits: { ...EXACT, noise: 1, sideBias: 1 },
    });
    const first = binary.outcome.reduce((sum, won) => sum + won, 0) / 4000;
    expect(first).toBeCloseTo(1 / (1 + Math.exp(-1)), 1);
  });
});
