import { describe, expect, test } from "vitest";
import { planStudy, runStudyTasks, type Study, summariseStudy } from "~/core/simulation";
import { readState, specOf, studyOfRun, studyOfSweep } from "~/ui/lab/community/communityState";
import {
  type AxisState,
  axisOf,
  axisText,
  readList,
  valuesOf,
} from "~/ui/lab/community/sweepState";
import { durationText } from "~/ui/lab/runs/durationText";
import { differenceHeat, edgesOf, heatOf, linesOf } from "~/ui/lab/runs/gridFigures";
import { besideLink, cellLink, forkLink } from "~/ui/lab/runs/studyLink";

const config = { model: "v3", mode: "corrected", params: { n: 10 }, mends: {} } as const;
const study: Study = {
  ...{ configs: [config], seed: "g", timesteps: 10, runs: 2 },
  axes: [
    { param: "beta", values: [0.04, 0.2, 0.4] },
    { param: "alpha", values: [0.5, 0.8] },
  ],
};
const resultOf = (asked: Study) => {
  const plan = planStudy(asked);
  return summariseStudy(plan, runStudyTasks(plan, 0, plan.tasks));
};
const stateIn = (link: string) => {
  const query = Object.fromEntries(new URLSearchParams(link.split("?")[1]));
  const { state, problems } = readState(query);
  expect(problems).toEqual([]);
  return state;
};

describe("a grid", () => {
  const result = resultOf(study);
  const median = (beta: number, alpha: number) =>
    result.cells.find(({ params }) => params.beta === beta && params.alpha === alpha)!.final?.funds
      .q50 ?? Number.NaN;

  test("lies with its first axis to the right and its second upwards", () => {
    const heat = heatOf(study, result, "funds");
    expect(Array.from(heat.values)).toEqual(
      [0.5, 0.8].flatMap((alpha) => [0.04, 0.2, 0.4].map((beta) => median(beta, alpha))),
    );
    expect([heat.xLabel, heat.yLabel]).toEqual(["β", "α"]);
  });

  test("leaves blank what cannot be run, and is darkest where there is most", () => {
    const heat = heatOf(study, result, "funds");
    const strengths = Array.from(heat.values, (value, k) => heat.strength(value, k));
    expect(strengths[0]).toBe(0);
    expect(Math.max(...strengths)).toBe(1);
    expect(Math.min(...strengths.filter((strength) => strength > 0))).toBeCloseTo(0.1);
  });

  test("differs from itself in nothing, and from another by its medians", () => {
    const same = differenceHeat(study, result, result, "funds");
    expect(Array.from(same.values).filter(Number.isFinite)).toEqual([0, 0, 0, 0]);
    const other = resultOf({ ...study, seed: "h" });
    const heat = differenceHeat(study, result, other, "funds");
    expect(heat.values[1]).toBe(other.cells[2]!.final!.funds.q50! - median(0.2, 0.5));
  });

  test("of one parameter is lines with the band between 5% and 95%", () => {
    const line = { ...study, axes: study.axes.slice(1) };
    const found = resultOf(line);
    const { x, lines } = linesOf(line, [{ label: "Median", result: found }], "funds");
    expect(x).toEqual([0.5, 0.8]);
    expect(lines[0]!.low).toEqual(found.cells.map(({ final }) => final!.funds.q05));
  });

  test.each([
    [
      [0.1, 0.2, 0.4],
      [0.05, 0.15, 0.3, 0.5],
    ],
    [[2], [1, 3]],
    [[0], [-0.5, 0.5]],
  ])("of %j has cells that end at %j", (values, edges) => {
    for (const [k, edge] of edgesOf(values).entries()) expect(edge).toBeCloseTo(edges[k]!, 12);
  });
});

describe("the values of an axis", () => {
  test.each<[AxisState, number[]]>([
    [{ param: "beta", from: 0.1, to: 0.5, steps: 5 }, [0.1, 0.2, 0.3, 0.4, 0.5]],
    [{ param: "beta", from: 0.5, to: 0.1, steps: 2 }, [0.1, 0.5]],
    [{ param: "beta", from: 0.1, to: 0.5, steps: 1 }, [0.1]],
    [{ param: "beta", from: 0.1, to: 0.5, steps: 0 }, []],
    [{ param: "tmin", from: 1, to: 2, steps: 5 }, [1, 2]],
    [{ param: "beta", list: [0.3, 0.1, 0.3] }, [0.1, 0.3]],
  ])("%j are %j", (axis, values) => {
    expect(valuesOf(axis)).toEqual(values);
  });

  test("start around the usual one, within bounds", () => {
    expect(axisText(axisOf("gamma", 0.001))).toBe("gamma:0.0005..0.0015:5");
    expect(axisText(axisOf("sensitivity", 0.75))).toBe("sensitivity:0.375..1:5");
    expect(axisText(axisOf("n", 31))).toBe("n:16..47:5");
  });

  test("are read as they are typed, and not where something is no number", () => {
    expect(readList("0.1, 0.2 0.4;1e-3")).toEqual([0.1, 0.2, 0.4, 0.001]);
    expect(readList("0.1, x")).toBeNull();
    expect(readList(" ")).toBeNull();
  });
});

describe("a link", () => {
  test("forks a study with all its settings", () => {
    const state = stateIn(forkLink(study, "some-run"));
    expect(state.from).toBe("some-run");
    expect(studyOfSweep(state)).toEqual(study);
    const pair = { ...study, configs: [config, { ...config, params: {} }], runs: 1, axes: [] };
    expect(studyOfRun(stateIn(forkLink(pair, "x")))).toEqual(pair);
  });

  test("opens the first run of a cell", () => {
    const state = stateIn(cellLink(study, { config: 0, params: { beta: 0.4, alpha: 0.8 } }));
    expect(specOf(state.first, state)).toEqual({
      ...{ ...config, params: { n: 10, beta: 0.4, alpha: 0.8 } },
      ...{ seed: "g run 0", timesteps: 10 },
    });
  });

  test("runs the first configurations of two studies side by side", () => {
    const state = stateIn(besideLink(study, { ...study, configs: [{ ...config, params: {} }] }));
    expect(state.first.params).toEqual({ n: 10 });
    expect(state.second!.params).toEqual({});
  });
});

test.each([
  [0.2, "a second"],
  [12, "12 seconds"],
  [600, "10 minutes"],
])("%d s are about %s", (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
