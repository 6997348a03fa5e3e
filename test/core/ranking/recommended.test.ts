import { describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import { bootstrapWeights, fit as estimate, jurorInfluence } from "~/core/ranking";
import { combined, drawJury, errorTo } from "./recommendedWorld";

const recommend = (data: ComparisonData, params: Record<string, number> = {}) =>
  estimate("recommended", data, params);
const none = { a: new Int32Array(0), b: new Int32Array(0) };
const NO_LIMIT = 1e9;
const MIXED = drawJury({
  ...{ seed: "mixed", n: 12, perJuror: 20, stated: 0.5 },
  ...{ scale: [0.5, 1, 1, 2], noise: [1, 0.5, 1, 2] },
});

describe("recommended", () => {
  it("gives the same bytes again, and from the parameters it reports", () => {
    const first = recommend(MIXED.data);
    expect(recommend(MIXED.data)).toEqual(first);
    const again = recommend(MIXED.data, first.params);
    expect(again.theta).toEqual(first.theta);
    expect(again.se).toEqual(first.se);
    expect(again.params).toEqual(first.params);
  });

  it("is log_l2_ridge where nothing is left to choose or to believe differently", () => {
    const { ratio } = MIXED.data;
    const data = {
      ratio,
      binary: { ...ratio, ...none, juror: none.a, outcome: new Float64Array(0) },
    };
    const params = {
      lambda: 3,
      delta: NO_LIMIT,
      scaleRows: 1e12,
      varianceRows: 1e12,
      calibration: 1,
    };
    const { theta } = recommend(data, params);
    const ridge = estimate("log_l2_ridge", data, { lambda: 3 }).theta;
    expect(Math.max(...theta.map((x, k) => Math.abs(x - ridge[k]!)))).toBeLessThan(1e-9);
  });

  it("is Bradley-Terry with a Gaussian prior on choices alone", () => {
    const choices = MIXED.rows.filter(({ outcome }) => outcome !== undefined);
    const data = combined(12, choices);
    const { theta, params } = recommend(data);
    const alpha = params.lambda! / 2 / (Math.PI ** 2 / 3);
    const plain = estimate("bt_l2", data, { alpha }).theta;
    expect(params.calibration).toBe(1);
    expect(Math.max(...theta.map((x, k) => Math.abs(x - plain[k]!)))).toBeLessThan(1e-9);
  });

  it("reads a tie of either kind as no preference", () => {
    const even = combined(3, [
      { a: 0, b: 1, juror: 0, outcome: 0.5 },
      { a: 1, b: 2, juror: 1, logRatio: 0 },
    ]);
    for (const x of recommend(even).theta) expect(Math.abs(x)).toBeLessThan(1e-12);
  });

  it.each([
    { title: "one choice", rows: [{ a: 0, b: 1, juror: 0, outcome: 1 }] },
    { title: "one ratio of 999", rows: [{ a: 0, b: 1, juror: 3, logRatio: Math.log(999) }] },
    {
      title: "two groups that nobody compares",
      rows: [
        { a: 0, b: 1, juror: 0, logRatio: 1 },
        { a: 2, b: 3, juror: 1, outcome: 1 },
      ],
    },
  ])("has a finite answer for $title, the winner first", ({ rows }) => {
    const { theta, converged, se } = recommend(combined(5, rows));
    expect(converged).toBe(true);
    expect(theta[0]).toBeGreaterThan(theta[1]!);
    expect(theta[4]).toBeCloseTo(0, 12);
    expect(se!.theta.every((x) => x > 0 && Number.isFinite(x))).toBe(true);
  });

  it("finds who exaggerates and who is noisy, and comes closer to the truth than the ridge", () => {
    const errors = ["a", "b", "c"].map((seed) => {
      const { data, truth } = drawJury({
        ...{ seed, n: 15, perJuror: 40, stated: 1 },
        scale: [0.3, 0.5, 1, 1, 1, 3, 5, -1],
        noise: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 4, 3],
      });
      const found = recommend(data);
      const jurors = found.extra!.jurors!;
      expect(jurors[5]!.scale! / jurors[0]!.scale!).toBeGreaterThan(2);
      expect(jurors[6]!.variance! / jurors[2]!.variance!).toBeGreaterThan(2);
      const ridge = estimate("log_l2_ridge", data, { lambda: 3 });
      return errorTo(truth, found.theta) / errorTo(truth, ridge.theta);
    });
    expect(Math.max(...errors)).toBeLessThan(0.9);
  });

  it("learns more from ratios and choices together than from either alone", () => {
    let [both, ratios, choices] = [0, 0, 0];
    for (const seed of ["d", "e", "f", "g"]) {
      const { rows, truth, data } = drawJury({
        ...{ seed, n: 15, perJuror: 30, stated: 0.3 },
        ...{ scale: [1, 1, 1, 1], noise: [1, 1, 1, 1] },
      });
      const of = (some: typeof rows) => errorTo(truth, recommend(combined(15, some)).theta);
      both += errorTo(truth, recommend(data).theta);
      ratios += of(rows.filter(({ logRatio }) => logRatio !== undefined));
      choices += of(rows.filter(({ outcome }) => outcome !== undefined));
    }
    expect(both).toBeLessThan(0.95 * Math.min(ratios, choices));
  });

  it("gives standard errors that match the spread over repetitions of the experiment", () => {
    const scores = Array.from({ length: 60 }, (_, k) => {
      const { data, truth } = drawJury({
        ...{ seed: `se ${k}`, n: 6, perJuror: 40, stated: 0.7 },
        ...{ scale: [1, 1, 1], noise: [1, 1, 1] },
      });
      const { theta, se } = recommend(data);
      return (theta[0]! - truth[0]!) / se!.theta[0]!;
    });
    const spread = Math.sqrt(scores.reduce((sum, x) => sum + x * x, 0) / scores.length);
    expect(spread).toBeGreaterThan(0.75);
    expect(spread).toBeLessThan(1.3);
  });

  it("leaves a juror out of both tables", () => {
    const without = jurorInfluence("recommended", MIXED.data).find(({ juror }) => juror === 3)!;
    const { theta } = recommend(
      combined(
        12,
        MIXED.rows.filter(({ juror }) => juror !== 3),
      ),
    );
    const top = Math.max(...theta);
    const total = theta.reduce((sum, x) => sum + Math.exp(x - top), 0);
    const { item, after } = without.without!;
    expect(after).toBeCloseTo(Math.exp(theta[item]! - top) / total, 9);
  });

  it("is resampled by jurors", () => {
    const options = { method: "recommended", seed: 1, replicates: 2 };
    const drawn = bootstrapWeights(MIXED.data, { ...options, kind: "jurors" });
    expect(drawn.every((weights) => weights?.every((w) => w > 0))).toBe(true);
  });
});
