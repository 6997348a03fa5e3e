import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantile } from "~/core/numeric";
import {
  BAND_QUANTILES,
  bandsOf,
  type CommunityRun,
  differenceBands,
  type Experiment,
  planExperiment,
  runCommunity,
  runTasks,
  specOfTask,
  summariseExperiment,
} from "~/core/simulation";
import { bandOf, spreadOf } from "~/core/simulation/bands";

const base = { model: "v3", mode: "corrected", seed: "e", timesteps: 15 } as const;
const sweep: Experiment = {
  ...{ base, runs: 3 },
  axes: [
    { param: "beta", values: [0.2, 0.3] },
    { param: "alpha", values: [0.5, 0.8, 0.9] },
  ],
};

describe("an experiment", () => {
  it("has one task per run and cell, the first axis slowest", () => {
    const plan = planExperiment(sweep);
    expect(plan.tasks).toBe(18);
    expect(plan.cells[1]).toEqual({ beta: 0.2, alpha: 0.8 });
    expect(plan.cells[3]).toEqual({ beta: 0.3, alpha: 0.5 });
    expect(specOfTask(plan, 10)).toMatchObject({
      params: { beta: 0.3, alpha: 0.5 },
      seed: "e run 1",
    });
  });

  it("gives the same however its tasks are divided, and in whatever order they are done", () => {
    const plan = planExperiment(sweep);
    const whole = runTasks(plan, 0, plan.tasks);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: plan.tasks - 1 })), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), plan.tasks];
        const chunks = edges.slice(1).map((to, k) => [edges[k]!, to] as const);
        const done = [...chunks].reverse().map(([from, to]) => runTasks(plan, from, to));
        expect(done.reverse().flat()).toEqual(whole);
      }),
      { numRuns: 5 },
    );
  });

  it("draws every run of a cell anew, and the same in every cell", () => {
    const plan = planExperiment({ base, runs: 300 });
    const runs = runTasks(plan, 0, plan.tasks);
    expect(new Set(runs.map(({ series }) => String(series.candidate_conviction))).size).toBe(300);
    const cells = planExperiment({ base, runs: 2, axes: [{ param: "tmin", values: [1, 2] }] });
    const [a, , c] = runTasks(cells, 0, 4);
    expect(a!.series.participant_count).toEqual(c!.series.participant_count);
    expect(specOfTask(cells, 0).seed).toBe(specOfTask(cells, 2).seed);
  });

  it("is summarised by cell", () => {
    const plan = planExperiment({ ...sweep, series: ["funds"] });
    const runs = runTasks(plan, 0, plan.tasks);
    const cells = summariseExperiment(plan, runs);
    expect(cells).toHaveLength(6);
    const last = runs.slice(6, 9).map(({ final }) => final.funds);
    expect(cells[2]!.params).toEqual({ beta: 0.2, alpha: 0.9 });
    expect(cells[2]!.final.funds.q50).toBe(quantile(last, 0.5));
    expect(cells[2]!.bands.funds!.q95[14]).toBe(cells[2]!.final.funds.q95);
    expect(() => summariseExperiment(plan, runs.slice(1))).toThrow(/17 of 18/);
  });

  it.each([
    ["no runs", { base, runs: 0 }, /runs are 0/],
    [
      "an axis without values",
      { base, runs: 1, axes: [{ param: "rho", values: [] }] },
      /no values/,
    ],
    [
      "a cell that nothing passes in, by name",
      { base, runs: 1, axes: [{ param: "rho", values: [0.01, 0.05] }] },
      /rho=0.05: rho is 0.05, but must be below beta²/,
    ],
    ["more than there is room for", { base, runs: 99_999 }, /keep fewer series or runs/],
    ["an unknown parameter", { base: { ...base, params: { x: 1 } }, runs: 1 }, /no parameter x/],
  ])("refuses %s", (_, experiment, message) => {
    expect(() => planExperiment(experiment as Experiment)).toThrow(message);
  });

  it("reports progress", () => {
    const plan = planExperiment({ base, runs: 4 });
    const seen: number[] = [];
    runTasks(plan, 2, 4, (fraction) => seen.push(fraction));
    expect(seen).toEqual([0.5, 1]);
  });
});

describe("a comparison of two configurations", () => {
  const runs = (grace: number) => {
    const plan = planExperiment({ base: { ...base, params: { grace } }, runs: 40 });
    return runTasks(plan, 0, plan.tasks);
  };
  it("on common random numbers varies less than on different ones", () => {
    const [first, second] = [runs(7), runs(3)];
    const paired = differenceBands(first, second).effective_supply!;
    const crossed = differenceBands(first, [...second.slice(1), second[0]!]).effective_supply!;
    expect(paired.mean[14]).toBeCloseTo(crossed.mean[14]!, 6);
    expect(paired.sd[14]!).toBeLessThan(crossed.sd[14]! / 2);
  });

  it("needs as many runs of both", () => {
    const run = runCommunity(base);
    expect(() => differenceBands([run], [run, run])).toThrow(RangeError);
    expect(differenceBands([], [])).toEqual({});
  });
});

describe("bands", () => {
  it("are mean, deviation and R-7 quantiles of what is defined", () => {
    const values = [3, Number.NaN, 1, 2];
    const spread = spreadOf(values);
    expect(spread).toMatchObject({ mean: 2, sd: 1, n: 3 });
    for (const [name, p] of Object.entries(BAND_QUANTILES)) {
      expect(spread[name as keyof typeof BAND_QUANTILES]).toBe(quantile([1, 2, 3], p));
    }
  });

  it("of nothing are no numbers", () => {
    expect(spreadOf([Number.NaN])).toMatchObject({ mean: Number.NaN, q50: Number.NaN, n: 0 });
  });

  it("leave out runs from where they broke off", () => {
    const band = bandOf([[1, 2], [3]]);
    expect(Array.from(band.n)).toEqual([2, 1]);
    expect(Array.from(band.mean)).toEqual([2, 2]);
  });

  it("do not depend on the order of the runs, to the bit", () => {
    const plan = planExperiment({ base, runs: 12 });
    const runs = runTasks(plan, 0, plan.tasks);
    const turned: CommunityRun[] = [...runs.slice(5), ...runs.slice(0, 5)];
    expect(bandsOf(turned)).toEqual(bandsOf(runs));
  });
});
