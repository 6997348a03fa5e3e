import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { steelyard, steelyardJson } from "./steelyard";

const figures = JSON.parse(
  readFileSync(new URL("../fixtures/funding/14_society_lab.json", import.meta.url), "utf8"),
);
const society = (args: string, input = "") => steelyardJson(["society", ...args.split(" ")], input);

describe("steelyard society", () => {
  it("finds the published equilibria of citizens in a file", () => {
    const { citizens_f0_f1_s: rows, expected } = figures.input.cases[1];
    const csv = ["f0,f1,s", ...rows.map((row: number[]) => row.join())].join("\n");
    const { status, result } = society("--in - --alpha 0.9,0.5 --beta 1.5", csv);
    expect(status).toBe(0);
    const found = result.equilibria as { mechanism: string; funds: number; welfareGain: number }[];
    for (const name of ["optimum", "private", "1p1v", "qf", "cqf_alpha=0.5", "beta=1.5"]) {
      const { funds, welfareGain } = found.find(({ mechanism }) => mechanism === name)!;
      expect(funds).toBeCloseTo(expected[name].F, 8);
      expect(welfareGain).toBeCloseTo(expected[name].welfareGain, 8);
    }
  });

  it("draws a society, and tells of its goods, totals and mean values", () => {
    const { status, result } = society("--citizens 20 --communities 2 --seed 4");
    expect(status).toBe(0);
    const { goods, totals, values } = result as {
      goods: { equilibria: unknown[] }[];
      totals: { mechanism: string; shareOfOptimum: number }[];
      values: { funds: number[]; all: { mean: number[] }; byCitizen: unknown[]; byGood: unknown[] };
    };
    const qf = totals.find(({ mechanism }) => mechanism === "qf")!;
    expect(qf.shareOfOptimum).toBeCloseTo(1, 9);
    expect(goods[0]!.equilibria).toHaveLength(totals.length);
    expect(values.all.mean).toHaveLength(values.funds.length);
    expect([values.byCitizen.length, values.byGood.length]).toEqual([20, goods.length]);
    expect(society("--citizens 20 --communities 2 --seed 4").result).toEqual(result);
  });

  it("prints a table for people", () => {
    const { status, stdout } = steelyard(["society"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^optimum .* 1\.0000/m);
    expect(stdout).toMatch(/30 citizens, 3 communities/);
  });

  it.each([
    ["three citizens", "--citizens 3", /citizens are 3/],
    ["an alpha of 0", "--alpha 0", /alpha 0/],
    ["a word for a beta", "--beta x", /--beta x/],
    ["no experts' share", "--experts 2", /share 2/],
  ])("refuses %s as misuse", (_, args, message) => {
    const { status, stderr } = steelyard(["society", ...args.split(" ")]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("names the line and column of an impossible citizen", () => {
    const { status, result } = society("--in -", "f0,f1,s\n0,1,3\n0.5,0.4,3\n0,1,0\n");
    expect(status).toBe(1);
    expect(result.errors).toMatchObject([
      { line: 3, column: "f1", value: "0.4" },
      { line: 4, column: "s", value: "0" },
    ]);
  });
});
