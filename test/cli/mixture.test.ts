import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { fixture, scratch, steelyard, steelyardJson } from "./steelyard";

const PAIRS = `a,b,multiplier,choice,juror
x,y,4,1,j
x,z,8,1,j
y,z,3,1,k
x,y,2,1,k
y,z,2,2,l
x,z,5,1,l
`;
const SUBMISSIONS = {
  "1-sharp.csv": "repo,weight\nx,0.9\ny,0.07\nz,0.03",
  "2-flat.csv": "repo,weight\nx,0.4\ny,0.3\nz,0.3",
  "3-sharp-again.csv": "repo,weight\nx,0.9\ny,0.07\nz,0.03",
  "4-turned.csv": "repo,weight\nx,0.1\ny,0.3\nz,0.6",
};

function folder(files: Record<string, string>) {
  const root = scratch();
  const submissions = join(root, "submissions");
  mkdirSync(submissions);
  mkdirSync(join(submissions, "drafts"));
  writeFileSync(join(submissions, ".hidden"), "not a submission");
  for (const [name, text] of Object.entries(files)) writeFileSync(join(submissions, name), text);
  const holdout = join(root, "holdout.csv");
  writeFileSync(holdout, PAIRS);
  return {
    submissions,
    holdout,
    args: ["mixture", "--submissions", submissions, "--holdout", holdout],
  };
}

interface MixtureJson {
  weights: Record<string, number>;
  score: number;
  contributions: Record<string, { leaveOneOut: number; contribution: number; copyOf?: string }>;
  copies: string[][];
  [key: string]: unknown;
}
const json = (args: readonly string[], input = "") => {
  const { result, ...rest } = steelyardJson(args, input);
  return { ...rest, result: result as unknown as MixtureJson };
};

describe("steelyard mixture", () => {
  it("gives weights, score, contributions and copies by file", () => {
    const { status, result } = json(folder(SUBMISSIONS).args);
    expect(status).toBe(0);
    expect(Object.keys(result).slice(0, 4)).toEqual([
      "weights",
      "score",
      "contributions",
      "copies",
    ]);
    expect(Object.keys(result.weights)).toEqual(Object.keys(SUBMISSIONS));
    expect(Object.values(result.weights).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(result.copies).toEqual([["1-sharp.csv", "3-sharp-again.csv"]]);
    expect(result.contributions["3-sharp-again.csv"]).toEqual({
      leaveOneOut: result.contributions["1-sharp.csv"]!.leaveOneOut,
      contribution: 0,
      copyOf: "1-sharp.csv",
    });
    expect(result.weights["4-turned.csv"]).toBe(0);
    const { leaveOneOut, contribution } = result.contributions["2-flat.csv"]!;
    expect(contribution).toBeGreaterThan(0);
    expect(leaveOneOut - result.score).toBeCloseTo(contribution, 12);
    expect(result).toMatchObject({ metric: "log_ratio_mse", rows: 6, converged: true });
    expect(result.gap).toBeLessThan(1e-9);
  });

  it("does not change for the others when a copy is handed in", () => {
    const { "3-sharp-again.csv": _, ...without } = SUBMISSIONS;
    const [one, other] = [SUBMISSIONS, without].map((files) => json(folder(files).args).result);
    expect(one!.score).toBe(other!.score);
    for (const name of Object.keys(without)) expect(one!.weights[name]).toBe(other!.weights[name]);
  });

  it("shows a table without --json, and reads the holdout from standard input", () => {
    const { args } = folder(SUBMISSIONS);
    const { status, stdout } = steelyard([...args.slice(0, -1), "-"], PAIRS);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^log_ratio_mse \(lower is better\)/);
    expect(stdout).toMatch(/3-sharp-again\.csv +0\.0000 +0\.0000 +[\d.]+ +copy of 1-sharp\.csv/);
  });

  it("compares on the items that all files name, or refuses with --items", () => {
    const { args } = folder({ ...SUBMISSIONS, "5-short.csv": "repo,weight\nx,0.7\ny,0.3" });
    const { result, stderr } = json(args);
    expect(result.rows).toBe(2);
    expect(stderr).toContain("1 items are not in all 5 files");
    const list = join(scratch(), "items.csv");
    writeFileSync(list, "repo\nx\ny\nz\n");
    expect(json([...args, "--items", list]).result.rows).toBe(6);
    expect(steelyard([...args, "--items", list, "--strict"]).status).toBe(1);
  });

  it("lists the errors of every refused file", () => {
    const bad = { "6-nan.csv": "repo,weight\nx,NaN\ny,1", "7-empty.csv": "" };
    const { args } = folder({ ...SUBMISSIONS, ...bad });
    const { status, stderr } = steelyard(args);
    expect(status).toBe(1);
    expect(stderr).toMatch(/6-nan\.csv: NaN .*Fix: /);
    expect(stderr).toMatch(/7-empty\.csv: the file is empty/);
    const { result } = steelyardJson(args);
    expect(result).toMatchObject({ ok: false, errorCount: 2 });
    expect((result.errors as { file: string; line: number }[])[0]).toMatchObject({
      file: expect.stringContaining("6-nan.csv"),
      line: 2,
      column: "weight",
      value: "NaN",
    });
  });

  it.each([
    {
      what: "a holdout without a judgement of these items",
      files: { "a.csv": "repo,weight\nq,1\nr,1" },
      status: 1,
    },
    {
      what: "a submission without weights",
      files: { "a.csv": "repo,originality\nx,0.5" },
      status: 1,
    },
    { what: "a folder without files", files: {}, status: 2 },
  ])("ends with $status for $what", ({ files, status }) => {
    const run = steelyard(folder(files as Record<string, string>).args);
    expect(run.status).toBe(status);
    expect(run.stdout).toBe("");
    expect(run.stderr).not.toBe("");
  });

  it.each([
    { what: "accuracy, which has no best mixture", extra: ["--metric", "accuracy"] },
    { what: "a file in the place of the folder", extra: ["--submissions", fixture("items.csv")] },
    { what: "a missing folder", extra: ["--submissions", "/nowhere/at/all"] },
  ])("ends with 2 for $what", ({ extra }) => {
    expect(steelyard([...folder(SUBMISSIONS).args, ...extra]).status).toBe(2);
  });
});

const TRIAL = fileURLToPath(
  new URL("../../../shared/data/deepfunding/trial2025/", import.meta.url),
);
const isThere = existsSync(TRIAL);
if (!isThere) console.warn("skipped: the trial's files are not in ../shared");

// The expected numbers are from SciPy 1.17's SLSQP (ftol 1e-15) on the same files.
describe.skipIf(!isThere)("steelyard mixture of the trial's real submissions", () => {
  it.each([
    {
      metric: "log_ratio_mse",
      score: 4.921669,
      weights: [0.344073, 0.141335, 0.514592, 0],
      without: [4.996236, 4.926373, 5.019913, 4.921669],
    },
    {
      metric: "bt_log_loss",
      score: 0.491448,
      weights: [0.365148, 0.290736, 0.344116, 0],
      without: [0.499194, 0.493111, 0.495346, 0.491448],
    },
  ])(
    "gives the shares, loss and leave-one-out losses of another solver for $metric",
    (expected) => {
      const files = [
        "--submissions",
        join(TRIAL, "submissions"),
        "--holdout",
        join(TRIAL, "pond_train_407.csv"),
      ];
      const items = ["--items", join(TRIAL, "pond_test_45.csv")];
      const { result } = json(["mixture", ...files, ...items, "--metric", expected.metric]);
      expect(result).toMatchObject({ rows: 374, converged: true, copies: [] });
      expect(result.score).toBeCloseTo(expected.score, 6);
      Object.values(result.weights).forEach((share, k) => {
        expect(share).toBeCloseTo(expected.weights[k]!, 4);
      });
      Object.values(result.contributions).forEach(({ leaveOneOut }, k) => {
        expect(leaveOneOut).toBeCloseTo(expected.without[k]!, 5);
      });
    },
  );
});
