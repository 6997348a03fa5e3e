import { describe, expect, it } from "vitest";
import { fixture, steelyard, steelyardJson } from "./steelyard";

const INPUT = ["--in", fixture("comparisons.csv"), "--items", fixture("items.csv")];

describe("steelyard diagnose", () => {
  it("prints one JSON object with names beside the numbers", () => {
    const { status, result } = steelyardJson(["diagnose", ...INPUT]);
    expect(status).toBe(0);
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining(["items", "graph", "hodge", "jurors", "warnings", "transitivity"]),
    );
    expect(result.graph).toMatchObject({ mleExists: expect.any(Boolean) });
    const { worst, total, gradient, withinPairs, cyclic } = result.hodge as Record<
      string,
      number
    > & {
      worst: { names: string[] }[];
    };
    expect(gradient! + withinPairs! + cyclic!).toBeCloseTo(total!, 9);
    expect(worst[0]!.names).toEqual(expect.arrayContaining([expect.stringMatching(/^org\d/)]));
    const [juror] = result.jurors as { juror: string; rows: number; predicted: object }[];
    expect(juror).toMatchObject({
      juror: expect.any(String),
      predicted: { share: expect.any(Number) },
    });
    const { rows } = result.influence as { rows: { line: number; name: string }[] };
    expect(rows[0]!.line).toBeGreaterThan(1);
  });

  it("prints tables and warnings for people", () => {
    const { status, stdout } = steelyard(["diagnose", "--in", fixture("unbeaten.csv")]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^items, pairs, rows/);
    expect(stdout).toContain("no Bradley-Terry maximum");
    expect(stdout).toMatch(/^! .*one way only/m);
  });

  it("refuses rows it cannot read, and files with nothing in them", () => {
    expect(steelyard(["diagnose", "--in", "-"], "winner,loser\na,\n").status).toBe(1);
    const { status, stderr } = steelyard(["diagnose", "--in", "-"], "winner,loser\n");
    expect(status).toBe(1);
    expect(stderr).toContain("no rows");
  });

  it("needs a file", () => expect(steelyard(["diagnose"]).status).toBe(2));
});
