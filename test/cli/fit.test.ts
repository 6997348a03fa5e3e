import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { fixture, scratch, steelyard, steelyardJson } from "./steelyard";

const INPUT = ["--in", fixture("comparisons.csv"), "--items", fixture("items.csv")];
const RIDGE = ["fit", "--method", "log_l2_ridge", "--param", "lambda=3"];

describe("steelyard fit", () => {
  it("prints one JSON object with the keys others rely on", () => {
    const { status, result, stderr } = steelyardJson([...RIDGE, ...INPUT]);
    expect(status).toBe(0);
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining([
        ...["method", "params", "items", "theta", "weights", "graph"],
        ...["converged", "iterations", "objective", "gradInf", "inputHash"],
      ]),
    );
    expect(result).toMatchObject({
      method: "log_l2_ridge",
      params: { lambda: 3 },
      converged: true,
    });
    expect(result.items).toContain("org0/repo0");
    const weights = result.weights as number[];
    expect(weights.length).toBe(8);
    expect(weights.reduce((s, w) => s + w, 0)).toBeCloseTo(1, 12);
    expect(stderr).toContain("2 rows are about other items");
  });

  it("gives the same answer from a file, from gzip and from standard input", () => {
    const bytes = readFileSync(fixture("comparisons.csv"));
    const whole = steelyardJson([...RIDGE, "--in", fixture("comparisons.csv")]).result;
    expect(steelyardJson([...RIDGE, "--in", "-"], bytes).result).toEqual(whole);
    expect(steelyardJson([...RIDGE, "--in", "-"], gzipSync(bytes)).result).toEqual(whole);
  });

  it("prints a table for people, heaviest first", () => {
    const { status, stdout } = steelyard([...RIDGE, ...INPUT]);
    expect(status).toBe(0);
    const percents = stdout
      .split("\n")
      .slice(1, 9)
      .map((line) => Number(line.split(/\s+/)[1]));
    expect(percents).toEqual([...percents].sort((x, y) => y - x));
    expect(stdout).toContain("log_l2_ridge lambda=3: 8 items, 60 rows");
  });

  it("writes weights that score reads", () => {
    const out = join(scratch(), "weights.csv");
    expect(steelyard([...RIDGE, ...INPUT, "--out", out]).status).toBe(0);
    expect(readFileSync(out, "utf8")).toMatch(
      /^repo,parent,weight\norg\d\/repo\d,ethereum,0\.\d+\n/,
    );
    const holdout = ["--holdout", fixture("comparisons.csv"), "--items", fixture("items.csv")];
    expect(steelyard(["score", "--submission", out, ...holdout, "--strict"]).status).toBe(0);
  });

  it("ends with 3 and the evidence where no answer exists", () => {
    const { status, result, stderr } = steelyardJson([
      ...["fit", "--method", "bt", "--in", fixture("unbeaten.csv")],
    ]);
    expect(status).toBe(3);
    expect(result).toMatchObject({ ok: false, graph: { mleExists: false } });
    expect(stderr).toContain("no finite maximum");
  });

  it("refuses a method of ratios on a file of winners", () => {
    const { status, stderr } = steelyard([
      ...["fit", "--method", "log_l2", "--in", fixture("unbeaten.csv")],
    ]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/who won, not by how much.*Fix: choose one of recommended, bt_l2/);
  });

  it.each([
    {
      what: "an unknown method",
      args: ["--method", "nope"],
      says: /unknown method "nope".*log_l2/,
    },
    {
      what: "a parameter without a number",
      args: ["--method", "bt_l2", "--param", "alpha"],
      says: /name=number/,
    },
    {
      what: "an unknown parameter",
      args: ["--method", "bt_l2", "--param", "x=1"],
      says: /no parameter "x"/,
    },
    {
      what: "a parameter out of range",
      args: ["--method", "bt_l2", "--param", "alpha=-1"],
      says: /alpha must be/,
    },
  ])("ends with 2 for $what", ({ args, says }) => {
    const { status, stderr, stdout } = steelyard(["fit", ...args, ...INPUT]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(says);
  });
});
