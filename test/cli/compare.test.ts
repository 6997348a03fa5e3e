import { describe, expect, it } from "vitest";
import { fixture, steelyard, steelyardJson } from "./steelyard";

const INPUT = ["--in", fixture("comparisons.csv"), "--items", fixture("items.csv")];

describe("steelyard compare", () => {
  it("prints one JSON object with every method's weights, distances and the jurors' influence", () => {
    const { status, result } = steelyardJson(["compare", ...INPUT]);
    expect(status).toBe(0);
    const methods = result.methods as Record<string, { weights: number[] }>;
    for (const key of ["log_l2_ridge", "huber", "bt_l2", "rank_centrality_all_pairs"]) {
      expect(methods[key]!.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
    const distances = result.distances as { methods: string[]; l1: number[][] };
    expect(distances.methods).toEqual(Object.keys(methods));
    expect(distances.l1.length).toBe(distances.methods.length);
    const influence = result.jurorInfluence as Record<string, { juror: string; name: string }[]>;
    expect(influence.log_l2_ridge![0]).toMatchObject({
      juror: expect.any(String),
      name: expect.stringMatching(/^org\d/),
      change: expect.any(Number),
    });
  });

  it("lists the methods that have no answer with the reason", () => {
    const { status, result, stderr } = steelyardJson(["compare", "--in", fixture("unbeaten.csv")]);
    expect(status).toBe(0);
    expect(result.refused).toContainEqual({
      method: "bt",
      reason: expect.stringContaining("no finite maximum"),
    });
    expect(stderr).toContain("huber: no answer: the rows say who won");
  });

  it("prints tables for people", () => {
    const { status, stdout } = steelyard(["compare", ...INPUT]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^weight % +recommended +log_l2_ridge +huber/);
    expect(stdout).toContain("Kendall's tau");
    expect(stdout).toContain("without juror (huber)");
  });
});
