import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readComparisons, toComparisonData } from "~/core/formats";
import { type Holdout, METRICS, ScoreInputError, score } from "~/core/scoring";

const holdout = (text: string): Holdout => {
  const file = readComparisons(text);
  return { items: file.items, data: toComparisonData(file) };
};
const MULTIPLIER = "a,b,multiplier,choice";
const weights = (given: Record<string, number>) => new Map(Object.entries(given));

describe("score", () => {
  it("gives the specification's example 0.840: A=0.2, B=0.02, juror says A 4x", () => {
    const given = weights({ a: 0.2, b: 0.02, c: 0.78 });
    const result = score(given, holdout(`${MULTIPLIER}\nA,B,4,1`), "log_ratio_mse");
    expect(result.score).toBeCloseTo(0.84, 3);
    expect(result.uniform).toBeCloseTo(Math.log(4) ** 2, 12);
    expect(result.floor).toBeCloseTo(0, 12);
    expect(result.rows).toBe(1);
  });

  const votes = "a,b,outcome\nx,y,1\nx,y,1\nx,y,0\ny,z,0.5";
  it("takes log loss with weights as Bradley-Terry strengths", () => {
    const result = score(weights({ x: 2, y: 1, z: 1 }), holdout(votes), "bt_log_loss");
    const [win, loss, tie] = [-Math.log(2 / 3), -Math.log(1 / 3), Math.log(2)];
    expect(result.score).toBeCloseTo((2 * win + loss + tie) / 4, 12);
    expect(result.uniform).toBeCloseTo(Math.log(2), 12);
    // The maximum has strengths 2:1:1 exactly.
    expect(result.floor).toBeCloseTo(result.score, 6);
  });

  it("counts ties half in accuracy, the juror's and the weights'", () => {
    const at = (x: number, y: number, z: number) =>
      score(weights({ x, y, z }), holdout(votes), "accuracy");
    expect(at(2, 1, 1).score).toBe((2 + 0.5) / 4);
    expect(at(1, 1, 1).score).toBe(0.5);
    expect(at(1, 2, 1).score).toBe((1 + 0.5) / 4);
    expect(at(1, 1, 1)).toMatchObject({ uniform: 0.5, floor: 2.5 / 4 });
  });

  it("tends to the limit of the likelihood where some items always win", () => {
    const result = score(weights({ x: 1, y: 1 }), holdout("winner,loser\nx,y"), "bt_log_loss");
    expect(result.floor).toBeGreaterThanOrEqual(0);
    expect(result.floor).toBeLessThan(1e-5);
  });

  it("raises weights to 1e-6 before logs", () => {
    const rows = holdout(`${MULTIPLIER}\na,b,1,1`);
    const result = score(weights({ a: 1, b: 0 }), rows, "log_ratio_mse");
    expect(result.score).toBeCloseTo(Math.log(1e6) ** 2, 8);
  });

  it("does not depend on the scale of the weights", () => {
    const rows = holdout(`${MULTIPLIER}\na,b,3,2`);
    const one = score(weights({ a: 0.3, b: 0.7 }), rows, "log_ratio_mse").score;
    expect(score(weights({ a: 30, b: 70 }), rows, "log_ratio_mse").score).toBeCloseTo(one, 12);
  });

  it("leaves out rows about items without a weight", () => {
    const rows = holdout(`${MULTIPLIER}\na,b,3,2\na,c,9,1`);
    expect(score(weights({ a: 1, b: 1 }), rows, "log_ratio_mse").rows).toBe(1);
  });

  it("counts rows by their weight", () => {
    const rows = holdout("a,b,logRatio,weight\nx,y,1,3\nx,y,0,1");
    expect(score(weights({ x: 1, y: 1 }), rows, "log_ratio_mse").score).toBeCloseTo(0.75, 12);
  });

  it("is between nothing and its floor, for any weights and any metric", () => {
    const rows = `${MULTIPLIER},juror\na,b,3,1,j\nb,c,2,2,j\nc,d,5,1,k\na,d,2,2,k\nb,d,1,1,l\na,c,9,1,l`;
    const weight = fc.double({ min: 0.001, max: 1, noNaN: true });
    fc.assert(
      fc.property(weight, weight, weight, weight, (a, b, c, d) => {
        for (const { key, better } of METRICS) {
          const result = score(weights({ a, b, c, d }), holdout(rows), key);
          const gap =
            better === "lower" ? result.score - result.floor : result.floor - result.score;
          expect(gap).toBeGreaterThan(-1e-6);
          expect(result.interval[0]).toBeLessThanOrEqual(result.interval[1]);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("gives the same interval each time, and another for another seed", () => {
    const judged = Array.from({ length: 40 }, (_, i) => `a,b,${1 + i * 0.37},1,j${i}`);
    const rows = holdout([`${MULTIPLIER},juror`, ...judged].join("\n"));
    const given = weights({ a: 1, b: 2 });
    const one = score(given, rows, "log_ratio_mse");
    expect(score(given, rows, "log_ratio_mse")).toEqual(one);
    expect(score(given, rows, "log_ratio_mse", { seed: "other" }).interval).not.toEqual(
      one.interval,
    );
  });

  it("draws jurors, not rows: many rows of few jurors leave the interval wide", () => {
    const block = (name: string, multiplier: number) =>
      Array.from({ length: 50 }, () => `a,b,${multiplier},1,${name}`);
    const text = [`${MULTIPLIER},juror`, ...block("j", 2), ...block("k", 8)].join("\n");
    const { interval } = score(weights({ a: 1, b: 1 }), holdout(text), "log_ratio_mse");
    expect(interval[0]).toBeCloseTo(Math.log(2) ** 2, 12);
    expect(interval[1]).toBeCloseTo(Math.log(8) ** 2, 12);
  });

  it.each([
    { what: "NaN", given: { a: Number.NaN, b: 1 } },
    { what: "a negative weight", given: { a: -1, b: 1 } },
    { what: "an infinite weight", given: { a: Number.POSITIVE_INFINITY, b: 1 } },
    { what: "weights that are all zero", given: { a: 0, b: 0 } },
    { what: "weights of other items", given: { x: 1, y: 1 } },
    { what: "no weights", given: {} },
  ])("refuses $what", ({ given }) => {
    const rows = holdout(`${MULTIPLIER}\na,b,3,1`);
    expect(() => score(weights(given as Record<string, number>), rows, "log_ratio_mse")).toThrow(
      ScoreInputError,
    );
  });

  it("refuses a holdout without the judgements the metric needs", () => {
    const rows = holdout("winner,loser\na,b");
    expect(() => score(weights({ a: 1, b: 1 }), rows, "log_ratio_mse")).toThrow(/stated ratio/);
  });
});
