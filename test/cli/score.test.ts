import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fixture, scratch, steelyard, steelyardJson } from "./steelyard";

const FILES = [
  ...["--submission", fixture("submission.csv"), "--holdout", fixture("comparisons.csv")],
  ...["--items", fixture("items.csv")],
];

describe("steelyard score", () => {
  it.each(["log_ratio_mse", "bt_log_loss", "accuracy"])(
    "gives %s between its two lines",
    (metric) => {
      const { status, result } = steelyardJson(["score", ...FILES, "--metric", metric]);
      expect(status).toBe(0);
      expect(Object.keys(result)).toEqual([
        "metric",
        "score",
        "uniform",
        "floor",
        "rows",
        "interval",
      ]);
      const { score, uniform, floor } = result as Record<string, number>;
      expect(result.rows).toBe(60);
      expect((score! - uniform!) * (score! - floor!)).toBeLessThanOrEqual(0);
    },
  );

  it("lists repairs on standard error, and refuses them with --strict", () => {
    expect(steelyard(["score", ...FILES]).stderr).toMatch(/submission\.csv:4: repaired: weight: /);
    const strict = steelyardJson(["score", ...FILES, "--strict"]);
    expect(strict.status).toBe(1);
    expect(strict.result).toMatchObject({
      ok: false,
      errors: [{ line: 4, rule: "number-suffix" }],
    });
  });

  it("takes the items from the submission when none are given", () => {
    const { result } = steelyardJson(["score", ...FILES.slice(0, 4)]);
    expect(result.rows).toBe(60);
  });

  it("lists every error of a refused submission with file, line and fix", () => {
    const args = ["--submission", fixture("refused.csv"), ...FILES.slice(2)];
    const { status, stderr, stdout } = steelyard(["score", ...args]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/refused\.csv:2: repo: .*did you mean org0\/repo0\?/);
    expect(stderr).toMatch(/refused\.csv:2: weight: NaN .*Fix: /);
    expect(stderr).toMatch(/refused\.csv:3: weight: .*-1/);
    expect(stderr).toMatch(/refused\.csv:4: the row has 2 fields/);
    expect(stderr).toContain("4 errors");
  });

  it("ends with 2 for an unknown metric, and lists all", () => {
    const { status, stderr } = steelyard(["score", ...FILES, "--metric", "rmse"]);
    expect(status).toBe(2);
    expect(stderr).toContain("log_ratio_mse, bt_log_loss, accuracy, l1");
  });

  it("ends with 1 when the holdout has nothing to score", () => {
    const args = ["--submission", fixture("submission.csv"), "--holdout", fixture("unbeaten.csv")];
    const { status, stderr } = steelyard(["score", ...args]);
    expect(status).toBe(1);
    expect(stderr).toContain("no holdout row");
  });
});

const LEVEL3 = "dependency,repo,weight\n";

describe("steelyard score on fitted values", () => {
  const write = (name: string, text: string) => {
    const path = join(scratch(), name);
    writeFileSync(path, text);
    return path;
  };
  const holdout = write("jury.csv", "repo_url,dep_url,user_weight\na/r,d/x,0.6\na/r,d/y,0.4\n");

  it.each([
    { what: "CSV", text: `${LEVEL3}d/x,a/r,0.9\nd/z,a/r,0.1` },
    { what: "JSON", text: '{"https://github.com/A/r": {"d/x": 0.9}}' },
  ])("tells l1 from the holdout's header (a submission in $what)", ({ text }) => {
    const args = ["score", "--submission", write("s", text), "--holdout", holdout];
    const { status, result } = steelyardJson(args);
    expect(status).toBe(0);
    expect(result).toMatchObject({ metric: "l1", level: 3, floor: 0, rows: 2 });
    expect(result.score).toBeCloseTo(0.7, 12);
    expect(result.uniform).toBeCloseTo(0.2, 12);
  });

  it("scores each level of a holdout of three levels", () => {
    const three =
      "a/x,ethereum,0.8\na/y,ethereum,0.2\na/x,originality,0.5\nd/1,a/x,0.75\nd/2,a/x,0.25";
    const jury = write("three.csv", `repo,parent,weight\n${three}\n`);
    const submission = write("s3.csv", `repo,parent,weight\n${three.replace("0.5", "0.9")}\n`);
    const args = ["score", "--submission", submission, "--holdout", jury];
    const { status, result } = steelyardJson(args);
    expect(status).toBe(0);
    expect(result).toMatchObject({
      metric: "l1",
      levels: [{ level: 1, score: 0 }, { level: 2 }, { level: 3, score: 0 }],
    });
    expect((result.levels as { score: number }[])[1]!.score).toBeCloseTo(0.4, 12);
    expect(steelyard(args).stdout).toMatch(/level 1.*level 2.*level 3/s);
  });

  it("scores a market's percentages on fitted weights and on comparisons", () => {
    const market = write("m.csv", "project,percent\norg0/repo0,75\norg1/repo1,25\n");
    const jury = write(
      "j.csv",
      "repo,parent,weight\norg0/repo0,ethereum,0.5\norg1/repo1,ethereum,0.5\n",
    );
    const on = (path: string) =>
      steelyardJson(["score", "--submission", market, "--holdout", path]);
    expect(on(jury).result).toMatchObject({ metric: "l1", level: 1, score: 0.5 });
    expect(on(write("c.csv", "winner,loser\norg0/repo0,org1/repo1\n")).result.score).toBeCloseTo(
      -Math.log(0.75),
      12,
    );
  });

  it("ends with 2 when a file is missing, and when both are standard input", () => {
    const { status, stderr } = steelyard([
      "score",
      "--submission",
      "/nowhere.csv",
      ...FILES.slice(2),
    ]);
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("/nowhere.csv"),
    });
    expect(steelyard(["score", "--submission", "-", "--holdout", "-"]).status).toBe(2);
  });

  it("tells the metric of choices without ratios from the holdout", () => {
    const winners = write("w.csv", "winner,loser\norg0/repo0,org1/repo1\n");
    const args = ["score", "--submission", fixture("submission.csv"), "--holdout", winners];
    expect(steelyardJson(args).result.metric).toBe("bt_log_loss");
  });

  it("ends with 1 when the submission predicts another level", () => {
    const level2 = write("l2.csv", "repo,originality\na/r,0.5\n");
    const { status, stderr } = steelyard(["score", "--submission", level2, "--holdout", holdout]);
    expect(status).toBe(1);
    expect(stderr).toContain("states no weights of dependencies");
  });

  it("ends with 1 when l1 is asked of comparisons", () => {
    expect(steelyard(["score", ...FILES, "--metric", "l1"]).status).toBe(1);
  });
});

const TRIAL = fileURLToPath(
  new URL("../../../shared/data/deepfunding/trial2025/", import.meta.url),
);
const isThere = existsSync(TRIAL);
if (!isThere) console.warn("skipped: the trial's files are not in ../shared");

describe.skipIf(!isThere)("steelyard on the real trial", () => {
  const holdout = [
    ...["--holdout", join(TRIAL, "pond_train_407.csv")],
    ...["--items", join(TRIAL, "pond_test_45.csv")],
  ];
  const scoreOf = (submission: string) =>
    steelyardJson(["score", "--submission", submission, ...holdout]).result;

  it.each([
    { file: "pond_sample_submission.csv", out: 11.6312 },
    { file: "submissions/arbitron.csv", out: 5.3064 },
    { file: "submissions/composite_model.csv", out: 5.0965 },
    { file: "submissions/final_seer_weights.csv", out: 5.0886 },
  ])("scores $file $out", ({ file, out }) => {
    const result = scoreOf(join(TRIAL, file)) as Record<string, number>;
    expect(result.rows).toBe(374);
    expect(result.score).toBeCloseTo(out, 4);
    expect(result.uniform).toBeCloseTo(7.8614, 4);
    expect(result.floor).toBeCloseTo(4.2208, 4);
  });

  it.each([
    { method: ["log_l2"], out: 4.2208 },
    { method: ["log_l2_ridge", "--param", "lambda=3"], out: 4.3875 },
  ])("fits $method to a score of $out", ({ method, out }) => {
    const weights = join(scratch(), "weights.csv");
    const files = ["--in", holdout[1]!, "--items", holdout[3]!, "--out", weights];
    expect(steelyard(["fit", "--method", ...method, ...files]).status).toBe(0);
    expect(scoreOf(weights).score).toBeCloseTo(out, 4);
  });
});

const LEVELS = fileURLToPath(new URL("../../../shared/data/deepfunding/gg24/", import.meta.url));

describe.skipIf(!existsSync(LEVELS))("steelyard score on the real level 3", () => {
  it.each([
    { file: "l2-predictions-example.csv", out: 1.57566 },
    { file: "seedReposWithDependenciesAndWeights.json", out: 0.34396 },
  ])("gives $file $out", ({ file, out }) => {
    const holdout = join(LEVELS, "l3/L2PublicEval.csv");
    const args = ["score", "--submission", join(LEVELS, "l3", file), "--holdout", holdout];
    const { status, result } = steelyardJson(args);
    expect(status).toBe(0);
    expect(result).toMatchObject({ metric: "l1", level: 3, rows: 162 });
    expect(result.score).toBeCloseTo(out, 5);
  });
});
