import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf } from "~/core/formats";
import {
  bandsOf,
  differenceBands,
  planExperiment,
  planStudy,
  requireRoom,
  runCommunity,
  runStudyTasks,
  runTasks,
  type Study,
  specOfCell,
  studyParts,
  studySeconds,
  summariseExperiment,
  summariseStudy,
} from "~/core/simulation";

const v3 = { model: "v3", mode: "corrected" } as const;
const single: Study = { configs: [v3], seed: "s", timesteps: 20, runs: 1, axes: [] };
const many: Study = { ...single, runs: 4 };
const pair: Study = { ...many, configs: [v3, { ...v3, params: { beta: 0.3 } }] };
const grid: Study = {
  ...{ ...single, runs: 3 },
  axes: [
    { param: "beta", values: [0.04, 0.2, 0.3] },
    { param: "rho", values: [0.0025, 0.03] },
  ],
};

const resultOf = (study: Study) => {
  const plan = planStudy(study);
  return summariseStudy(plan, runStudyTasks(plan, 0, plan.tasks));
};
const defined = (values: ArrayLike<number>) =>
  Array.from(values, (value) => (Number.isFinite(value) ? value : null));

describe("a study", () => {
  it("of a single run is the lab's own run of that seed", () => {
    const run = runCommunity({ ...v3, seed: "s", timesteps: 20 });
    const [cell] = resultOf(single).cells;
    expect(cell!.bands!.funds).toEqual({ q50: Array.from(run.series.funds!) });
    expect(cell!.final!.sentiment).toMatchObject({ mean: run.final.sentiment, n: 1 });
  });

  it("of many runs finds what the experiment of the same seed does", () => {
    const plan = planExperiment({ base: { ...v3, seed: "s", timesteps: 20 }, runs: 4 });
    const bands = bandsOf(runTasks(plan, 0, 4));
    const [cell] = resultOf(many).cells;
    for (const name of ["funds", "share_q50"] as const) {
      for (const key of ["mean", "q05", "q50", "q95"] as const)
        expect(cell!.bands![name][key]).toEqual(defined(bands[name]![key]));
    }
  });

  it("of two configurations says what they differ by, run by run", () => {
    const [first, second] = pair.configs.map((config) =>
      runTasks(planExperiment({ base: { ...config, seed: "s", timesteps: 20 }, runs: 4 }), 0, 4),
    );
    const expected = differenceBands(first!, second!);
    const { difference } = resultOf(pair);
    expect(difference!.bands.funds.q50).toEqual(defined(expected.funds!.q50));
    expect(difference!.final.funds.mean).toBe(expected.funds!.mean.at(-1));
  });

  it("over a grid ends as the experiment over it, and leaves out cells where ρ reaches β²", () => {
    const { cells } = resultOf(grid);
    expect(cells.map(({ params, problem }) => [params.beta, params.rho, problem === null])).toEqual(
      [
        [0.04, 0.0025, false],
        [0.04, 0.03, false],
        [0.2, 0.0025, true],
        [0.2, 0.03, true],
        [0.3, 0.0025, true],
        [0.3, 0.03, true],
      ],
    );
    expect(cells[0]!.problem).toContain("rho is 0.0025, but must be below beta² = 0.0016");
    expect(cells[0]).toMatchObject({ runs: 0, final: null });
    const base = { ...v3, seed: "s", timesteps: 20 };
    const axes = [{ param: "beta", values: [0.2, 0.3] }, grid.axes[1]!];
    const plan = planExperiment({ base, runs: 3, axes });
    const found = summariseExperiment(plan, runTasks(plan, 0, plan.tasks));
    expect(cells.slice(2).map(({ final }) => final!.funds)).toEqual(
      found.map(({ final }) => final.funds),
    );
  });

  it("opens every run of a cell as a community of its own", () => {
    const plan = planStudy(grid);
    const run = runCommunity(specOfCell(plan, plan.cells[2]!, 1));
    const alone = runStudyTasks(plan, 1, 2);
    expect(alone[1]).toBe(run.final.funds);
  });

  it("gives the same, to the hash, however its tasks are divided and in whatever order", () => {
    const plan = planStudy(pair);
    const whole = hashOf(resultOf(pair));
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: plan.tasks - 1 })), (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), plan.tasks];
        const chunks = edges.slice(1).map((to, k) => [edges[k]!, to] as const);
        const done = [...chunks].reverse().map(([from, to]) => runStudyTasks(plan, from, to));
        const records = Float64Array.from(done.reverse().flatMap((part) => [...part]));
        expect(hashOf(summariseStudy(plan, records))).toBe(whole);
      }),
      { numRuns: 5 },
    );
  });

  it("counts runs that broke off up to their last day", () => {
    const faithful = { ...single, configs: [{ ...v3, mode: "faithful" as const }], runs: 40 };
    const { cells, days } = resultOf({ ...faithful, timesteps: 100, seed: "1" });
    const stops = Array.from({ length: 40 }, (_, r) =>
      runCommunity({ ...v3, mode: "faithful", seed: `1 run ${r}`, timesteps: 100 }),
    ).filter(({ stopped }) => stopped);
    expect(days).toHaveLength(100);
    expect(cells[0]!.stopped).toBe(stops.length);
  });

  it("keeps a hundred days of a long run, the last among them", () => {
    const { days } = planStudy({ ...single, timesteps: 1001 });
    expect(days).toHaveLength(100);
    expect(days.at(-1)).toBe(1001);
    expect(new Set(days).size).toBe(100);
  });

  it.each<[string, Partial<Study>, RegExp]>([
    ["no configuration", { configs: [] }, /0 configurations/],
    ["a grid of two", { configs: [v3, v3], axes: grid.axes }, /grid is of one configuration/],
    ["no seed", { seed: " " }, /seed must have/],
    ["no run", { runs: 0 }, /runs are 0/],
    ["half a run", { runs: 1.5 }, /runs are 1.5/],
    ["half a day", { timesteps: 1.5 }, /timesteps are 1.5/],
    ["an axis without values", { axes: [{ param: "beta", values: [] }] }, /beta takes 0 values/],
    ["a value twice", { axes: [{ param: "beta", values: [0.2, 0.2] }] }, /a value twice/],
    ["no number", { axes: [{ param: "beta", values: [Number.NaN] }] }, /no number/],
    ["one axis twice", { axes: [grid.axes[0]!, grid.axes[0]!] }, /both axes are beta/],
    ["an unknown parameter", { axes: [{ param: "x", values: [1] }] }, /no parameter x/],
    [
      "nothing but impossible cells",
      { axes: [{ param: "beta", values: [0.01, 0.02] }] },
      /below beta² = 0.0001.*below beta² = 0.0004/,
    ],
    ["an impossible configuration", { configs: [{ ...v3, params: { rho: 0.5 } }] }, /beta²/],
    [
      "too many runs",
      { runs: 10_000, axes: [{ param: "tmin", values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] }] },
      /110000 runs are more than 100000/,
    ],
  ])("is refused with %s", (_, changes, message) => {
    expect(() => planStudy({ ...single, ...changes })).toThrow(message);
  });

  it("is divided into parts that cover every task once", () => {
    const plan = planStudy({ ...many, runs: 1_000, timesteps: 100 });
    const parts = studyParts(plan);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.length).toBe(Math.ceil(studySeconds(plan) / 2));
    expect(parts[0]!.from).toBe(0);
    expect(parts.at(-1)!.to).toBe(1_000);
    for (const [k, { to }] of parts.slice(0, -1).entries()) expect(parts[k + 1]!.from).toBe(to);
    expect(studyParts(planStudy(single))).toEqual([{ from: 0, to: 1 }]);
  });

  it("is refused where a run would not fit into memory", () => {
    const config = { ...v3, params: { n: 20_000 } };
    const large = planStudy({ ...single, configs: [config], timesteps: 10_000 });
    expect(() => requireRoom(large)).toThrow(/21600 participants and 3187 proposals/);
    expect(() => requireRoom(planStudy(single))).not.toThrow();
  });
});
