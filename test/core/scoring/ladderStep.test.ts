import { describe, expect, it } from "vitest";
import { fit as estimate } from "~/core/ranking";
import {
  ETA_SHARE_OF_RANGE,
  type Holdout,
  type LadderStep,
  ladderStep,
  METRICS,
  rowLosses,
  score,
} from "~/core/scoring";
import { judged, weightsFrom } from "./judged";

const world = { items: 12, rows: 300, jurors: 20, noise: 1, seed: "step" };
const { holdout } = judged(world);

describe("ladderStep", () => {
  it.each(METRICS.map(({ key }) => key))("is at least a tenth of the range of %s", (metric) => {
    const { eta, range, noise, uniform, floor } = ladderStep(holdout, metric);
    const even = score(weightsFrom(holdout, new Array(12).fill(0)), holdout, metric);
    expect([uniform, floor]).toEqual([even.uniform, even.floor]);
    expect(range).toBeCloseTo(Math.abs(uniform - floor), 12);
    expect(eta).toBe(Math.max(ETA_SHARE_OF_RANGE * range, noise));
  });

  it("is the noise where two jurors answered a handful of pairs", () => {
    const few = judged({ ...world, rows: 15, jurors: 2, noise: 9, seed: "a" }).holdout;
    const { eta, range, noise } = ladderStep(few, "log_ratio_mse");
    expect(noise).toBeGreaterThan(0.1 * range);
    expect(eta).toBe(noise);
  });

  it("has the noise that the clustered sandwich formula gives", () => {
    const many = judged({ ...world, rows: 4000, jurors: 200, seed: "many" }).holdout;
    const values = [3, 9].map((lambda) => {
      const { weights } = estimate("log_l2_ridge", many.data, { lambda }, { intervals: false });
      return rowLosses(
        new Map(many.items.map((item, i) => [item, weights[i]!])),
        many,
        "log_ratio_mse",
      ).values;
    });
    const difference = values[0]!.map((value, k) => value - values[1]![k]!);
    const mean = difference.reduce((sum, d) => sum + d, 0) / difference.length;
    const byJuror = new Float64Array(200);
    difference.forEach((d, k) => {
      byJuror[many.data.ratio.juror![k]!]! += d - mean;
    });
    const error = Math.sqrt(byJuror.reduce((sum, s) => sum + s * s, 0)) / difference.length;
    expect(ladderStep(many, "log_ratio_mse").noise / error).toBeCloseTo(1, 1);
  });

  it("falls with more jurors of the same kind, and is the same each time", () => {
    const noiseOf = (data: Holdout) => ladderStep(data, "log_ratio_mse").noise;
    const more = judged({ ...world, rows: 4800, jurors: 320 }).holdout;
    expect(noiseOf(more)).toBeLessThan(noiseOf(holdout) / 2);
    expect(noiseOf(holdout)).toBe(noiseOf(holdout));
  });

  it("takes the share of the range from the round's settings", () => {
    const { eta, range }: LadderStep = ladderStep(holdout, "log_ratio_mse", { share: 0.5 });
    expect(eta).toBe(0.5 * range);
  });
});
