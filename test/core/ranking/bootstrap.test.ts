import { describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import { rng } from "~/core/numeric";
import {
  type BootstrapOptions,
  bootstrapWeights,
  fit as estimate,
  FitUnavailableError,
  summariseBootstrap,
} from "~/core/ranking";
import { FIXTURES } from "./fixture";

const dataOf = (name: string) => FIXTURES.find((fixture) => fixture.name === name)!.data;
const jurors = dataOf("jurors");

/** Standard deviation of log weights over replicates, per item. */
function spread(replicates: (Float64Array | null)[]): number[] {
  const logs = replicates.map((weights) => weights!.map(Math.log));
  return Array.from(logs[0]!, (_, item) => {
    const mean = logs.reduce((sum, log) => sum + log[item]!, 0) / logs.length;
    const square = logs.reduce((sum, log) => sum + (log[item]! - mean) ** 2, 0);
    return Math.sqrt(square / (logs.length - 1));
  });
}

const median = (values: number[]) => [...values].sort((x, y) => x - y)[values.length >> 1]!;

describe("bootstrapWeights", () => {
  it.each<{ kind: BootstrapOptions["kind"]; method: string }>([
    { kind: "parametric", method: "bt_l2" },
    { kind: "parametric", method: "log_l2_ridge" },
    { kind: "parametric", method: "huber" },
    { kind: "jurors", method: "bt_l2" },
    { kind: "jurors", method: "rank_centrality_all_pairs" },
  ])("draws the same $kind replicates of $method however they are divided", ({ kind, method }) => {
    const options = { kind, method, seed: "s", replicates: 6 };
    const whole = bootstrapWeights(jurors, options);
    const parts = [
      ...bootstrapWeights(jurors, { ...options, replicates: 2 }),
      ...bootstrapWeights(jurors, { ...options, replicates: 4, from: 2 }),
    ];
    expect(parts).toEqual(whole);
    expect(bootstrapWeights(jurors, { ...options, seed: "t" })).not.toEqual(whole);
    for (const weights of whole) {
      expect(weights!.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
  });

  it("fits the drawn jurors as an ordinary fit of their rows does", () => {
    const seed = "check";
    const [found] = bootstrapWeights(jurors, {
      kind: "jurors",
      method: "bt_l2",
      seed,
      replicates: 1,
    });
    const random = rng(`${seed}/0`);
    const times = new Float64Array(12);
    for (let k = 0; k < 12; k++) {
      const who = random.int(12);
      times[who] = times[who]! + 1;
    }
    const weight = Float64Array.from(jurors.binary.juror!, (who) => times[who]!);
    const expected = estimate("bt_l2", { ...jurors, binary: { ...jurors.binary, weight } }).weights;
    // A thousandth of a standard error (0.2 in log weight) is all that a replicate promises.
    for (const [item, value] of found!.entries()) expect(value).toBeCloseTo(expected[item]!, 5);
  });

  it.each<{ method: string; params: Record<string, number> }>([
    { method: "bt_l2", params: { alpha: 0.01 } },
    { method: "log_l2_ridge", params: { lambda: 0.01 } },
  ])("spreads by the standard errors where the prior is weak: $method", ({ method, params }) => {
    const options = { kind: "parametric", method, params, seed: 1, replicates: 400 } as const;
    const found = spread(bootstrapWeights(jurors, options));
    const { se } = estimate(method, jurors, params);
    const ratio = found.map((value, item) => value / se!.logWeight[item]!);
    expect(median(ratio)).toBeGreaterThan(0.9);
    expect(median(ratio)).toBeLessThan(1.15);
  });

  it("reads a weight as repeats", () => {
    const once = { n: 2, a: Int32Array.of(0, 0), b: Int32Array.of(1, 1) };
    const outcome = Float64Array.of(1, 0);
    const weight = Float64Array.of(400, 400);
    const data: ComparisonData = {
      binary: { ...once, outcome, weight },
      ratio: { ...once, logRatio: Float64Array.of(0, 0) },
    };
    for (const method of ["bt_l2", "bt"]) {
      const options = { kind: "parametric", method, seed: 3, replicates: 300 } as const;
      // The log odds of 800 answers have a standard error of 2/√800, a log weight half of it.
      const [deviation] = spread(bootstrapWeights(data, options));
      expect(deviation! / (1 / Math.sqrt(800))).toBeCloseTo(1, 0);
    }
  });

  it("counts the replicates without an answer and refuses what has none at all", () => {
    const found = bootstrapWeights(jurors, {
      kind: "jurors",
      method: "bt",
      seed: 1,
      replicates: 40,
    });
    const { used, failed } = summariseBootstrap(found);
    expect(used + failed).toBe(40);
    const none = { kind: "parametric", method: "bt", seed: 1, replicates: 1 } as const;
    expect(() => bootstrapWeights(dataOf("disconnected"), none)).toThrow(FitUnavailableError);
    const baseball = dataOf("al1987_baseball");
    expect(() => bootstrapWeights(baseball, { ...none, method: "bt_l2", kind: "jurors" })).toThrow(
      RangeError,
    );
  });
});

describe("summariseBootstrap", () => {
  const of = (...weights: number[]) => Float64Array.from(weights);

  it("counts who outranks whom, a tie as half", () => {
    const { outranks } = summariseBootstrap([
      of(0.5, 0.3, 0.2),
      of(0.3, 0.5, 0.2),
      null,
      of(0.4, 0.4, 0.2),
    ]);
    expect(Array.from(outranks!, (p) => Number(p.toFixed(12)))).toEqual([
      0, 0.5, 1, 0.5, 0, 1, 0, 0, 0,
    ]);
  });

  it("gives ranks from 1, equal weights the middle of theirs", () => {
    const { ranks, used, failed } = summariseBootstrap([of(0.4, 0.4, 0.2), null]);
    expect(ranks).toEqual([
      [1.5, 1.5],
      [1.5, 1.5],
      [3, 3],
    ]);
    expect([used, failed]).toEqual([1, 1]);
  });

  it("holds at least its level of the replicates", () => {
    const random = rng(1);
    const drawn = Array.from({ length: 101 }, () => of(random.next(), random.next()));
    const { weights } = summariseBootstrap(drawn, 0.8);
    for (const item of [0, 1]) {
      const [low, high] = weights[item]!;
      const within = drawn.filter((list) => list[item]! >= low && list[item]! <= high).length;
      expect(within).toBeGreaterThanOrEqual(81);
      expect(within).toBeLessThanOrEqual(83);
    }
  });

  it("holds the fitted weights of a season within its intervals", () => {
    const baseball = dataOf("al1987_baseball");
    const options = { kind: "parametric", method: "bt_l2", seed: 1, replicates: 200 } as const;
    const { ranks, weights } = summariseBootstrap(bootstrapWeights(baseball, options));
    const point = estimate("bt_l2", baseball).weights;
    point.forEach((weight, item) => {
      expect(weights[item]![0]).toBeLessThan(weight);
      expect(weights[item]![1]).toBeGreaterThan(weight);
      expect(ranks[item]![0]).toBeGreaterThanOrEqual(1);
      expect(ranks[item]![1]).toBeLessThanOrEqual(7);
    });
  });

  it("refuses to summarise nothing", () => {
    expect(() => summariseBootstrap([null])).toThrow(RangeError);
  });
});
