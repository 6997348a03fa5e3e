import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { runCommunity, SERIES } from "~/core/simulation";
import { scratch, steelyard, steelyardJson } from "./steelyard";

const simulate = (args: string, input: string | Uint8Array = "") =>
  steelyardJson(["conviction", "simulate", ...args.split(" ")], input);
const tape = (name: string) =>
  fileURLToPath(new URL(`../fixtures/conviction/${name}.json`, import.meta.url));
interface Runs {
  runs: { series: Record<string, (number | null)[]>; final: Record<string, number | null> }[];
  bands: Record<string, Record<string, number[]>>;
}

describe("steelyard conviction simulate", () => {
  it("gives every series of every run, and bands over them", () => {
    const args = "--model v3 --mode faithful --seed S --runs 3 --timesteps 8 --set beta=0.3";
    const { status, result } = simulate(args);
    const { runs, bands } = result as unknown as Runs;
    expect(status).toBe(0);
    expect(runs).toHaveLength(3);
    const spec = { model: "v3", mode: "faithful", timesteps: 8, params: { beta: 0.3 } } as const;
    const second = runCommunity({ ...spec, seed: "S run 1" });
    for (const name of SERIES) {
      const wanted = Array.from(second.series[name]!, (x) => (Number.isFinite(x) ? x : null));
      expect(runs[1]!.series[name]).toEqual(wanted);
      expect(bands[name]!.q50).toHaveLength(8);
    }
    expect(runs[1]!.final.funds).toBe(second.final.funds);
  });

  it.each([
    ["tape_v3_s1", 10_377],
    ["tape_v1_s1", 3_818],
  ])("replays %s and finds every value", (name, compared) => {
    const { status, result } = simulate(`--tape ${tape(name)}`);
    expect(status).toBe(0);
    expect(result).toEqual({ timesteps: 30, compared, mismatches: [] });
  });

  it("refuses a tape whose values are not those of its draws, and says which", () => {
    const spoilt = readFileSync(tape("tape_v1_s1"), "utf8").replace(
      '"funds":40798.05',
      '"funds":1.05',
    );
    const { status, result } = simulate("--tape -", gzipSync(spoilt));
    expect(status).toBe(1);
    expect(result.mismatches).toMatchObject([{ timestep: 10, what: "funds" }]);
  });

  it("takes parameters and mends, apart, with commas or repeated", () => {
    const set = "--set tmin=3 positiveTokens=false,grace=2 --set n=12";
    const { result } = simulate(`--timesteps 3 ${set}`);
    const spec = { model: "v3", mode: "corrected", seed: "1 run 0", timesteps: 3 } as const;
    const params = { tmin: 3, grace: 2, n: 12 };
    const wanted = runCommunity({ ...spec, params, mends: { positiveTokens: false } });
    expect((result as unknown as Runs).runs[0]!.series.funds).toEqual(
      Array.from(wanted.series.funds!),
    );
  });

  it("writes all series as CSV", () => {
    const path = join(scratch(), "runs.csv");
    const args = ["--preset", "aragon_v1", "--runs", "2", "--timesteps", "4", "--out", path];
    expect(steelyard(["conviction", "simulate", ...args]).status).toBe(0);
    const lines = readFileSync(path, "utf8").trim().split("\n");
    expect(lines[0]!.startsWith("run,timestep,funds,")).toBe(true);
    expect(lines).toHaveLength(1 + 2 * 4);
  });

  it("says when runs broke off", () => {
    const set = "beta=1,rho=1e-6,tmin=30,m=40,lowest_affinity_to_support=0.1";
    const { status, stderr } = steelyard([
      "conviction",
      "simulate",
      "--mode",
      "faithful",
      "--runs",
      "2",
      "--set",
      set,
    ]);
    expect(status).toBe(0);
    expect(stderr).toMatch(/runs broke off/);
  });

  it.each([
    ["a rho that nothing passes", "--set rho=0.05", /below beta²/],
    ["a word for a number", "--set rho=x", /no number/],
    ["a number for a mend", "--set gracePeriod=1", /true or false/],
    ["no assignment", "--set rho", /name=value/],
    ["no runs", "--runs 0", /at least 1/],
    ["an unknown preset", "--preset x", /1hive_v3/],
    ["a preset of the other model", "--preset aragon_v1 --model v3", /of model v1/],
    ["a corrected tape", `--mode corrected --tape ${tape("tape_v1_s1")}`, /records the original/],
    ["a tape of the other model", `--model v3 --tape ${tape("tape_v1_s1")}`, /tape of v1/],
  ])("refuses %s as misuse", (_, args, message) => {
    const { status, stderr } = steelyard(["conviction", "simulate", ...args.split(" ")]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  it.each([
    ["no JSON", "nonsense", /no JSON/],
    ["another document", '{"model":"v3"}', /not a list/],
  ])("refuses %s for a tape, with the place", (_, input, message) => {
    const { status, result } = simulate("--tape -", input);
    expect(status).toBe(1);
    expect(JSON.stringify(result.errors)).toMatch(message);
  });
});
