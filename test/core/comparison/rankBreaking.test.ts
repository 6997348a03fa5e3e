import { describe, expect, it } from "vitest";
import { breakBestWorst, breakRanking, type ImpliedComparison } from "~/core/comparison";
import { type Rng, rng } from "~/core/numeric";
import { fit as estimate } from "~/core/ranking";

const TRUTH = [1.5, 0.8, 0.3, 0, -0.4, -0.9, -1.3];
const SETS = 6000;

/** Takes one item out of `left` with chance proportional to e^(sign · θ). */
function take(left: number[], sign: number, random: Rng): number {
  const strengths = left.map((item) => Math.exp(sign * TRUTH[item]!));
  let mark = random.next() * strengths.reduce((sum, x) => sum + x, 0);
  const at = strengths.findIndex((x) => {
    mark -= x;
    return mark < 0;
  });
  return left.splice(at < 0 ? left.length - 1 : at, 1)[0]!;
}

const drawSet = (k: number, random: Rng) =>
  random.shuffle(TRUTH.map((_, item) => item)).slice(0, k);

function fitImplied(implied: readonly ImpliedComparison[]) {
  const binary = {
    n: TRUTH.length,
    a: Int32Array.from(implied, ({ a }) => a),
    b: Int32Array.from(implied, ({ b }) => b),
    outcome: new Float64Array(implied.length).fill(1),
    weight: Float64Array.from(implied, ({ weight }) => weight),
  };
  const none = new Int32Array(0);
  const ratio = { n: TRUTH.length, a: none, b: none, logRatio: new Float64Array(0) };
  return estimate("bt", { binary, ratio });
}

const middle = TRUTH.reduce((sum, x) => sum + x, 0) / TRUTH.length;
const worstError = (theta: Float64Array) =>
  Math.max(...TRUTH.map((x, item) => Math.abs(x - middle - theta[item]!)));

describe("breakRanking", () => {
  it.each([
    [2, 1],
    [3, 7 / 9],
    [5, (4 * (5 - 137 / 60)) / 20],
  ])("weights each of the comparisons of %i items alike", (k, weight) => {
    const implied = breakRanking(Array.from({ length: k }, (_, item) => 10 + item));
    expect(implied).toHaveLength((k * (k - 1)) / 2);
    for (const { a, b, weight: w } of implied) {
      expect(a).toBeLessThan(b);
      expect(w).toBeCloseTo(weight, 12);
    }
  });

  it("lets Bradley-Terry find the strengths behind Plackett-Luce rankings, with honest errors", () => {
    const random = rng("rankings");
    const implied = Array.from({ length: SETS }, () => {
      const left = drawSet(5, random);
      const order: number[] = [];
      while (left.length > 0) order.push(take(left, 1, random));
      return breakRanking(order);
    }).flat();
    const { theta, se } = fitImplied(implied);
    expect(worstError(theta)).toBeLessThan(4 * Math.max(...se!.theta));
    expect(Math.max(...se!.theta)).toBeLessThan(0.03);
  });

  it("stays consistent when comparisons are left out whatever the answer", () => {
    const random = rng("some of the comparisons");
    const implied = Array.from({ length: SETS }, () => {
      const left = drawSet(5, random);
      const order: number[] = [];
      while (left.length > 0) order.push(take(left, 1, random));
      return breakRanking(order).filter(({ a, b }) => (a + b) % 3 !== 0);
    }).flat();
    expect(worstError(fitImplied(implied).theta)).toBeLessThan(0.12);
  });

  it.each([[[]], [[1]], [[1, 2, 1]]])("refuses %j", (order) => {
    expect(() => breakRanking(order)).toThrow(RangeError);
  });
});

describe("breakBestWorst", () => {
  it("is the full ranking's comparisons for three items", () => {
    const implied = breakBestWorst([4, 5, 6], 6, 4);
    expect(implied.map(({ a, b }) => [a, b])).toEqual([
      [6, 4],
      [6, 5],
      [5, 4],
    ]);
    expect(implied[0]!.weight).toBeCloseTo(7 / 9, 12);
  });

  it("lets Bradley-Terry find the strengths behind best-worst choices", () => {
    const random = rng("best and worst");
    const implied = Array.from({ length: SETS }, () => {
      const items = drawSet(5, random);
      const left = [...items];
      const best = take(left, 1, random);
      return breakBestWorst(items, best, take(left, -1, random));
    }).flat();
    const { theta, se } = fitImplied(implied);
    expect(worstError(theta)).toBeLessThan(4 * Math.max(...se!.theta));
  });

  it.each([
    [[1, 2], 1, 2],
    [[1, 2, 3], 1, 1],
    [[1, 2, 3], 1, 4],
    [[1, 2, 2], 1, 2],
  ])("refuses %j with best %i and worst %i", (items, best, worst) => {
    expect(() => breakBestWorst(items, best, worst)).toThrow(RangeError);
  });
});
