import { describe, expect, it } from "vitest";
import { rng } from "~/core/numeric";
import {
  type ChoiceOptions,
  type CurvePoint,
  choiceCurve,
  comparisonsNeeded,
  jury,
  rankingError,
} from "~/core/simulation";

const ITEMS = 100;
const SPREAD = 2;
const SEEDS = [0, 1];

function curve(seed: number, rules: ChoiceOptions["rules"], checkpoints: number[], items = ITEMS) {
  const random = rng(`truth ${seed}`);
  const theta = Float64Array.from({ length: items }, () => SPREAD * random.normal());
  return choiceCurve({
    ...{ theta, rules, checkpoints, seed, holdoutShare: 0.4 },
    jury: jury({ theta, jurors: 40, seed: `jury ${seed}` }),
    beliefAlpha: 0.25,
    rankingAlpha: 1 / (2 * SPREAD ** 2),
  });
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
/** The mean error of some kind over the seeds, after the last checkpoint. */
const errorAfter = (
  comparisons: number,
  rules: ChoiceOptions["rules"],
  kind: "weights" | "theta",
) => mean(SEEDS.map((seed) => curve(seed, rules, [comparisons])[0]![kind]));

describe("choiceCurve", () => {
  it("reaches by active choice, with half the comparisons, the error of the weights of random choice", {
    timeout: 120_000,
  }, () => {
    const random = errorAfter(1200, "uniform", "weights");
    expect(errorAfter(600, { criterion: "error_reduction" }, "weights")).toBeLessThan(random);
  });

  it("never asks for a held-out pair, and asks a juror for a pair once or mirrored", () => {
    const seen = new Map<string, number>();
    const watched = {
      jurors: 3,
      answer(juror: number, a: number, b: number) {
        const key = `${juror} ${a} ${b}`;
        seen.set(key, (seen.get(key) ?? 0) + 1);
        return 1 as const;
      },
    };
    const theta = Float64Array.from({ length: 12 }, (_, k) => k);
    const points = choiceCurve({
      ...{ theta, jury: watched, rules: {}, holdoutShare: 0.5, checkpoints: [40, 10_000], seed: 1 },
      ...{ beliefAlpha: 0.25, rankingAlpha: 0.25 },
    });
    // It ends when nothing is left: three jurors, half of 66 pairs each, some of them mirrored.
    expect(points.map(({ comparisons }) => comparisons)).toEqual([40]);
    expect(Math.max(...seen.values())).toBe(1);
    expect(seen.size).toBeLessThanOrEqual(3 * 2 * 66 * 0.7);
  });

  it("repeats itself per seed and changes with it", () => {
    const points = (seed: number) => curve(seed, {}, [30, 60], 20);
    expect(points(1)).toEqual(points(1));
    expect(points(1)).not.toEqual(points(2));
  });
});

describe("jury", () => {
  it("answers as often as its model says, a coin tosser half the time", () => {
    const people = jury({ theta: [1, 0], jurors: 2, seed: 1, tossers: 1 });
    const share = (juror: number) =>
      mean(Array.from({ length: 4000 }, () => people.answer(juror, 0, 1)));
    expect(share(0)).toBeCloseTo(0.5, 1);
    expect(share(1)).toBeCloseTo(1 / (1 + Math.exp(-1)), 1);
  });
});

describe("rankingError", () => {
  it("is nothing for the truth, wherever it is centred", () => {
    const error = rankingError([1, 2, 4], [11, 12, 14]);
    for (const value of Object.values(error)) expect(value).toBeCloseTo(0, 12);
  });

  it("is 1 rank correlation below for the reverse: two", () => {
    expect(rankingError([3, 2, 1], [1, 2, 3]).ranks).toBe(2);
    expect(rankingError([1, -1], [0, 0.5]).theta).toBeCloseTo(1.25, 12);
    expect(rankingError([50, -50], [-50, 50]).weights).toBeCloseTo(1, 12);
  });
});

describe("comparisonsNeeded", () => {
  const point = (comparisons: number, theta: number): CurvePoint => ({
    ...{ comparisons, theta, weights: 0, ranks: 0 },
  });
  const falling = [point(100, 1), point(400, 0.5), point(900, 0.6), point(1600, 0.2)];

  it.each([
    ["where the curve stays below, log-linear between points", 0.4, 900 * (16 / 9) ** 0.5],
    ["at its start, where it starts below", 1, 100],
    ["never, where it ends above", 0.1, null],
  ] as const)("is found %s", (_, error, expected) => {
    const found = comparisonsNeeded(falling, "theta", error);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(expected, 9);
  });
});
