import { existsSync } from "node:fs";
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
    expect(stderr).toContain("log_ratio_mse, bt_log_loss, accuracy");
  });

  it("ends with 1 when the holdout has nothing to score", () => {
    const args = ["--submission", fixture("submission.csv"), "--holdout", fixture("unbeaten.csv")];
    const { status, stderr } = steelyard(["score", ...args]);
    expect(status).toBe(1);
    expect(stderr).toContain("no holdout row");
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
