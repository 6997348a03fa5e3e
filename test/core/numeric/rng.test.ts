import { describe, expect, it } from "vitest";
import { rng } from "~/core/numeric";

const take = (seed: string | number, count: number) => {
  const random = rng(seed);
  return Array.from({ length: count }, () => random.next());
};

describe("rng", () => {
  it("repeats its stream for the same seed, as number or as text", () => {
    expect(take("demo", 20)).toEqual(take("demo", 20));
    expect(take(7, 20)).toEqual(take("7", 20));
  });

  it("keeps its stream from release to release", () => {
    expect(take("demo", 3)).toMatchInlineSnapshot(`
      [
        0.46797253819779017,
        0.7300036533883877,
        0.7151632835245484,
      ]
    `);
  });

  it("fills an array with the numbers that it would give one by one", () => {
    const random = rng("demo");
    const first = random.next();
    const filled = new Float64Array(50);
    random.fill(filled);
    expect([first, ...filled, random.next()]).toEqual(take("demo", 52));
  });

  it("gives neighbouring seeds unrelated streams", () => {
    const x = take("run-1", 2000);
    const y = take("run-2", 2000);
    const covariance = x.reduce((sum, value, k) => sum + (value - 0.5) * (y[k]! - 0.5), 0) / 2000;
    expect(Math.abs(covariance)).toBeLessThan(0.01);
  });

  it("draws uniform and normal numbers with the right first two moments", () => {
    const random = rng(1);
    const uniform = Array.from({ length: 20000 }, () => random.next());
    const normal = Array.from({ length: 20000 }, () => random.normal());
    const mean = (values: number[]) => values.reduce((sum, x) => sum + x, 0) / values.length;
    const variance = (values: number[]) => mean(values.map((x) => x * x)) - mean(values) ** 2;
    expect(mean(uniform)).toBeCloseTo(0.5, 2);
    expect(variance(uniform)).toBeCloseTo(1 / 12, 2);
    expect(mean(normal)).toBeCloseTo(0, 1);
    expect(variance(normal)).toBeCloseTo(1, 1);
  });

  it("draws whole numbers evenly and refuses an empty range", () => {
    const random = rng("dice");
    const seen = new Array(6).fill(0);
    for (let k = 0; k < 60000; k++) seen[random.int(6)]++;
    for (const count of seen) expect(Math.abs(count - 10000)).toBeLessThan(400);
    expect(() => random.int(0)).toThrow(RangeError);
    expect(() => random.int(1.5)).toThrow(RangeError);
  });

  it("shuffles without losing or favouring anyone", () => {
    const random = rng("cards");
    const firsts = new Array(4).fill(0);
    for (let k = 0; k < 20000; k++) {
      const order = random.shuffle([0, 1, 2, 3]);
      expect(new Set(order).size).toBe(4);
      firsts[order[0]!]++;
    }
    for (const count of firsts) expect(Math.abs(count - 5000)).toBeLessThan(300);
  });
});
