import { describe, expect, it } from "vitest";
import { rng } from "~/core/numeric";
import { bootstrapWeights, fit as estimate } from "~/core/ranking";
import { huberNoise, recommendedDraw } from "~/core/ranking/recommendedDraw";
import { judgementsOf } from "~/core/ranking/recommendedRows";
import { drawJury } from "./recommendedWorld";

const JURY = drawJury({
  ...{ seed: "drawn", n: 12, perJuror: 90 },
  ...{ scale: [1, 1.5, 0.7, 2, 1], noise: [1, 0.8, 1.2, 1, 1.5], stated: 0.6 },
});
const PARAMS = { lambda: 0.05, delta: 1.5, scaleRows: 24, varianceRows: 96, calibration: 1 };

describe("huberNoise", () => {
  it.each([
    { delta: 1.5, w: 1 },
    { delta: 0.5, w: 1 },
    { delta: 1e9, w: 4 },
    { delta: 1.5, w: 0.1 },
  ])("has the density of Huber's loss at delta $delta, weight $w", ({ delta, w }) => {
    const density = (x: number) =>
      Math.exp(-w * (x <= delta ? (x * x) / 2 : delta * x - (delta * delta) / 2));
    // Moments of |ε| by the midpoint rule.
    const step = 0.001 / Math.sqrt(w);
    let [total, first, second] = [0, 0, 0];
    for (let x = step / 2; x < 80 / Math.sqrt(w); x += step) {
      total += density(x);
      first += x * density(x);
      second += x * x * density(x);
    }
    const random = rng(`huber ${delta} ${w}`);
    const draws = Array.from({ length: 40_000 }, () => huberNoise(delta, w, random));
    const mean = (of: (x: number) => number) => draws.reduce((sum, x) => sum + of(x), 0) / 40_000;
    expect(mean(Math.abs) / (first / total)).toBeCloseTo(1, 1);
    expect(mean((x) => x * x) / (second / total)).toBeCloseTo(1, 1);
    expect(Math.abs(mean(Math.sign))).toBeLessThan(0.02);
  });
});

describe("recommendedDraw", () => {
  it("asks the same questions: as many ratios and choices, of the same jurors and pairs", () => {
    const drawn = recommendedDraw(JURY.data, PARAMS)(rng("once"));
    const [before, after] = [judgementsOf(JURY.data), judgementsOf(drawn)];
    expect(after.stated).toBe(before.stated);
    expect(after.ids).toEqual(before.ids);
    const weights = (rows: typeof before) => {
      const sums = new Map<string, number>();
      for (const [row, a] of rows.a.entries()) {
        const pair = [a, rows.b[row]!].sort((x, y) => x - y);
        const key = `${pair} ${rows.juror[row]} ${row < rows.stated}`;
        sums.set(key, (sums.get(key) ?? 0) + rows.weight[row]!);
      }
      return sums;
    };
    expect(weights(after)).toEqual(weights(before));
  });

  it.each([
    { kinds: "ratios and choices", data: JURY.data },
    { kinds: "ratios alone", data: { ...JURY.data, binary: emptied(JURY.data.binary) } },
    { kinds: "choices alone", data: { ...JURY.data, ratio: emptied(JURY.data.ratio) } },
  ])("spreads fits by about their standard errors: $kinds", ({ data }) => {
    const options = { method: "recommended", params: PARAMS, kind: "parametric" } as const;
    const found = bootstrapWeights(data, { ...options, seed: 1, replicates: 200 });
    const { se } = estimate("recommended", data, PARAMS);
    const ratios = Array.from(se!.logWeight, (error, item) => {
      const logs = found.map((weights) => Math.log(weights![item]!));
      const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
      const square = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0);
      return Math.sqrt(square / (logs.length - 1)) / error;
    }).sort((x, y) => x - y);
    const median = ratios[ratios.length >> 1]!;
    expect(median).toBeGreaterThan(0.75);
    expect(median).toBeLessThan(1.3);
  });

  it("keeps what the whole fit chose, and gives the same replicates however divided", () => {
    const options = { method: "recommended", kind: "parametric", seed: "s" } as const;
    const whole = bootstrapWeights(JURY.data, { ...options, replicates: 3 });
    const last = bootstrapWeights(JURY.data, { ...options, replicates: 1, from: 2 });
    expect(last[0]).toEqual(whole[2]);
    const { params } = estimate("recommended", JURY.data);
    const given = bootstrapWeights(JURY.data, { ...options, params, replicates: 1 });
    expect(given[0]).toEqual(whole[0]);
  });
});

/** The table without rows. */
function emptied<T extends { a: Int32Array; b: Int32Array; juror?: Int32Array }>(table: T): T {
  const none = Object.entries(table).map(([name, column]) => [
    name,
    typeof column === "number" ? column : column.slice(0, 0),
  ]);
  return Object.fromEntries(none) as T;
}
