import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { connectivity, pairTable } from "~/core/comparison";
import { rng } from "~/core/numeric";
import {
  bestPair,
  FitInputError,
  informationGain,
  learn,
  nextPairs,
  pairPosterior,
  varianceOf,
} from "~/core/ranking";
import { FIXTURES } from "./fixture";

const dataOf = (name: string) => FIXTURES.find((fixture) => fixture.name === name)!;
const BALD = FIXTURES.filter(({ refs }) => refs.bald_logistic);
const everyPair = () => true;

const rowsOf = (n: number, rows: [a: number, b: number, outcome: number, juror?: number][]) => ({
  n,
  a: Int32Array.from(rows, ([a]) => a),
  b: Int32Array.from(rows, ([, b]) => b),
  outcome: Float64Array.from(rows, ([, , outcome]) => outcome),
  juror: Int32Array.from(rows, ([, , , juror]) => juror ?? 0),
});

describe("informationGain", () => {
  it.each(BALD)("meets the reference on $name, under the posterior of its fit", (fixture) => {
    const { rows, tol } = fixture.refs.bald_logistic as unknown as {
      rows: number[][];
      tol: number;
    };
    const state = pairPosterior(fixture.data.binary);
    for (const [i, j, mean, variance, , gain] of rows) {
      expect(Math.abs(state.theta[i!]! - state.theta[j!]! - mean!)).toBeLessThan(tol);
      expect(Math.abs(varianceOf(state, i!, j!) - variance!)).toBeLessThan(tol);
      expect(Math.abs(informationGain(mean!, variance!) - gain!)).toBeLessThan(tol);
    }
  });

  const mean = fc.double({ min: -20, max: 20, noNaN: true });
  const variance = fc.double({ min: 0, max: 100, noNaN: true });
  it("is the same from both sides, within a bit, and never negative", () => {
    fc.assert(
      fc.property(mean, variance, (m, v) => {
        const gain = informationGain(m, v);
        expect(informationGain(-m, v)).toBeCloseTo(gain, 12);
        expect(gain).toBeGreaterThanOrEqual(0);
        expect(gain).toBeLessThan(Math.LN2);
      }),
    );
  });

  it("is half of p (1 − p) v for a small variance and nothing for none", () => {
    expect(informationGain(0.7, 0)).toBe(0);
    const p = 1 / (1 + Math.exp(-0.7));
    expect(informationGain(0.7, 1e-4) / (0.5 * p * (1 - p) * 1e-4)).toBeCloseTo(1, 3);
  });

  it("stays exact for a wide posterior", () => {
    // Simpson's rule with 200,000 nodes.
    expect(informationGain(1.5, 100)).toBeCloseTo(bySimpson(1.5, 10), 9);
    expect(informationGain(0, 9)).toBeCloseTo(bySimpson(0, 3), 10);
  });
});

function bySimpson(mean: number, deviation: number): number {
  const steps = 200_000;
  const h = (p: number) => (p <= 0 || p >= 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p));
  let win = 0;
  let entropy = 0;
  for (let k = 0; k <= steps; k++) {
    const z = -10 + (20 * k) / steps;
    const weight = (k === 0 || k === steps ? 1 : k % 2 ? 4 : 2) * (20 / steps / 3);
    const density = (weight * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI);
    const p = 1 / (1 + Math.exp(-(mean + deviation * z)));
    win += density * p;
    entropy += density * h(p);
  }
  return h(win) - entropy;
}

describe("learn", () => {
  it("narrows the pair as one more answer does, whatever it will be", () => {
    const state = pairPosterior(dataOf("sparse50").data.binary);
    const before = { theta: Float64Array.from(state.theta), v: varianceOf(state, 3, 7) };
    const p = 1 / (1 + Math.exp(state.theta[7]! - state.theta[3]!));
    learn(state, 3, 7);
    expect(state.theta).toEqual(before.theta);
    expect(varianceOf(state, 3, 7)).toBeCloseTo(before.v / (1 + p * (1 - p) * before.v), 12);
  });

  it.each([1, 0, 0.5])("comes near to a new fit after the outcome %d", (outcome) => {
    const { binary } = dataOf("jurors").data;
    const state = pairPosterior(binary);
    learn(state, 2, 9, outcome);
    const after = pairPosterior({
      n: binary.n,
      a: Int32Array.from([...binary.a, 2]),
      b: Int32Array.from([...binary.b, 9]),
      outcome: Float64Array.from([...binary.outcome, outcome]),
    });
    state.theta.forEach((value, k) => {
      expect(Math.abs(value - after.theta[k]!)).toBeLessThan(0.01);
    });
    expect(varianceOf(state, 2, 9) / varianceOf(after, 2, 9)).toBeCloseTo(1, 1);
  });

  it("learns on a thousand and more items, where they count as independent", () => {
    const state = pairPosterior(rowsOf(1200, [[0, 1, 1]]));
    const before = varianceOf(state, 0, 1);
    learn(state, 0, 1, 1);
    expect(state.dense).toBe(false);
    expect(varianceOf(state, 0, 1)).toBeLessThan(before);
    expect(state.theta[0]!).toBeGreaterThan(state.theta[1]!);
    expect(bestPair(state, everyPair)).not.toBeNull();
  });
});

describe("bestPair", () => {
  it.each(BALD)("finds on $name what looking at every pair finds", ({ data }) => {
    const state = pairPosterior(data.binary);
    let largest = 0;
    for (let i = 0; i < state.n; i++) {
      for (let j = i + 1; j < state.n; j++) {
        const d = state.theta[i]! - state.theta[j]!;
        largest = Math.max(largest, informationGain(d, varianceOf(state, i, j)));
      }
    }
    expect(bestPair(state, everyPair)!.gain).toBe(largest);
  });

  it("has nothing where nothing is open", () => {
    expect(bestPair(pairPosterior(rowsOf(3, [[0, 1, 1]])), () => false)).toBeNull();
  });
});

describe("nextPairs", () => {
  it("joins the parts first, and does so with as few pairs as can be", () => {
    const rows = rowsOf(9, [
      [0, 1, 1],
      [1, 2, 0],
      [4, 5, 1],
      [6, 7, 1],
    ]);
    const parts = connectivity(pairTable(rows)).components.length;
    const found = nextPairs(rows, { count: 8, rng: rng(1) });
    const reasons = found.map(({ reason }) => reason);
    expect(reasons).toEqual([
      ...Array(parts - 1).fill("connect"),
      ...Array(9 - parts).fill("information"),
    ]);
    const joined = rowsOf(9, [
      ...Array.from(rows.a, (a, k): [number, number, number] => [a, rows.b[k]!, 1]),
      ...found.slice(0, parts - 1).map(({ a, b }): [number, number, number] => [a, b, 1]),
    ]);
    expect(connectivity(pairTable(joined)).components.length).toBe(1);
  });

  it("asks no pair twice, and ends where none is left", () => {
    const found = nextPairs(rowsOf(5, [[0, 1, 1]]), { count: 99, rng: rng(1) });
    const pairs = found.map(({ a, b }) => [a, b].sort().join());
    expect([found.length, new Set(pairs).size]).toEqual([10, 10]);
  });

  it("asks a juror what the juror has not answered, but for mirrored repeats of old pairs", () => {
    const { binary } = dataOf("jurors").data;
    const own = Array.from(binary.a.keys()).filter((row) => binary.juror![row] === 3);
    const found = nextPairs(binary, { count: 60, juror: 3, rng: rng(5) });
    const repeats = found.filter(({ reason }) => reason === "repeat");
    expect(repeats.length).toBeGreaterThan(0);
    for (const { a, b, reason } of found) {
      const asked = own.some(
        (row) =>
          (binary.a[row] === a && binary.b[row] === b) ||
          (binary.a[row] === b && binary.b[row] === a),
      );
      if (reason !== "repeat") expect(asked).toBe(false);
    }
    expect(nextPairs(binary, { count: 60, rng: rng(5) }).map(({ reason }) => reason)).not.toContain(
      "repeat",
    );
  });

  it("gives the same pairs for the same seed, and both sides over many", () => {
    const { binary } = dataOf("sparse50").data;
    const choose = (seed: number) => nextPairs(binary, { count: 20, rng: rng(seed) });
    expect(choose(7)).toEqual(choose(7));
    const sides = choose(7).map(({ a, b }) => a < b);
    expect(new Set(sides).size).toBe(2);
  });

  it("starts from nothing, and refuses what fit refuses", () => {
    expect(nextPairs(rowsOf(4, []), { count: 3, rng: rng(1) }).length).toBe(3);
    const bad = rowsOf(4, [[1, 1, 1]]);
    expect(() => nextPairs(bad, { count: 1, rng: rng(1) })).toThrow(FitInputError);
  });
});
