import { describe, expect, it } from "vitest";
import { steelyard, steelyardJson } from "./steelyard";

const contest = (args: string) => steelyardJson(["contest", ...args.split(" ")]);
const SMALL = "--items 8 --jurors 4,12 --comparisons 10 --repeats 3 --method bt_l2,log_l2_ridge";

interface Result {
  points: {
    jurors: number;
    comparisons: number;
    methods: { method: string; weights: { mean: number; n: number } }[];
  }[];
  needed: { method: string; jurors: number | null }[];
  payouts: { method: string; items: { truth: string; paid: string }[] }[];
}

describe("steelyard contest", () => {
  it("tells errors by jury size, the jury needed and payouts", () => {
    const { status, result } = contest(`${SMALL} --target 0.9 --pool 777`);
    expect(status).toBe(0);
    const { points, needed, payouts } = result as unknown as Result;
    expect(points.map(({ jurors, comparisons }) => [jurors, comparisons])).toEqual([
      [4, 40],
      [12, 120],
    ]);
    expect(points[0]!.methods.map(({ weights }) => weights.n)).toEqual([3, 3]);
    expect(needed).toEqual([
      { method: "bt_l2", jurors: 4 },
      { method: "log_l2_ridge", jurors: 4 },
    ]);
    for (const { items } of payouts) {
      expect(items.reduce((sum, { paid }) => sum + BigInt(paid), 0n)).toBe(777n);
    }
  });

  it("repeats itself per seed and changes with it", () => {
    expect(contest(SMALL).result).toEqual(contest(SMALL).result);
    expect(contest(SMALL).result).not.toEqual(contest(`${SMALL} --seed 2`).result);
  });

  it("prints a table for people", () => {
    const { status, stdout } = steelyard(["contest", ...SMALL.split(" ")]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^bt_l2 +\d+\.\d +\d+\.\d/m);
    expect(stdout).toMatch(/4 jurors 40, 12 jurors 120/);
  });

  it.each([
    ["an unknown aggregator", "--method best", /no aggregator best/],
    ["a jury of none", "--jurors 0", /jury of 0/],
    ["more care than there is", "--careless 2", /carelessness is 2/],
    ["a word for a number", "--noise x", /--noise x/],
    ["a broken pool", "--pool 1.5", /whole units/],
  ])("refuses %s as misuse", (_, args, message) => {
    const { status, stderr } = steelyard(["contest", ...args.split(" ")]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
