import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ComparisonData } from "~/core/comparison";
import { fit as estimate, type Fit, METHODS } from "~/core/ranking";

interface Row {
  a: number;
  b: number;
  outcome: number;
  logRatio: number;
  weight: number;
}

const N = 5;
const METHOD_KEYS = METHODS.map(({ key }) => key);
/** Methods in which only differences of θ and wins both ways count alike. */
const ANTISYMMETRIC = METHOD_KEYS.filter(
  (key) => !/rank_centrality|lsr|gamma|pagerank|colley|win_rate/.test(key),
);
/** Methods that ask for nothing but the rows' content: all but the one that reads their order. */
const ORDER_FREE = METHOD_KEYS.filter((key) => key !== "elo");
/** Bradley-Terry models that read a tie as half a win each way. */
const HALVES_TIES = METHOD_KEYS.filter((key) => key.startsWith("bt"));
/** Those of them that have no parameter beside θ which one more win could move. */
const MONOTONE = HALVES_TIES.filter((key) => !/position|juror/.test(key));
/** Methods whose prior fixes where θ = 0 is. */
const OWN_GAUGE = new Set(["bt_logistic_prior", "crowd_bt"]);
/** Methods that read which item was shown first. */
const READS_SIDES = new Set(["bt_position_bias"]);

function dataOf(rows: readonly Row[], n = N): ComparisonData {
  const shared = {
    n,
    a: Int32Array.from(rows, ({ a }) => a),
    b: Int32Array.from(rows, ({ b }) => b),
    weight: Float64Array.from(rows, ({ weight }) => weight),
  };
  return {
    binary: { ...shared, outcome: Float64Array.from(rows, ({ outcome }) => outcome) },
    ratio: { ...shared, logRatio: Float64Array.from(rows, ({ logRatio }) => logRatio) },
  };
}

const row: fc.Arbitrary<Row> = fc.record({
  a: fc.nat(N - 1),
  b: fc.nat(N - 1),
  outcome: fc.constantFrom(0, 0.5, 1),
  logRatio: fc.integer({ min: -40, max: 40 }).map((x) => x / 10),
  weight: fc.constantFrom(0.5, 1, 2),
});

/** A ring won both ways, so that every method has an answer, and random rows on top. */
const RING: Row[] = Array.from({ length: N }, (_, a) => ({
  a,
  b: (a + 1) % N,
  outcome: 1,
  logRatio: 0.3 * a - 0.5,
  weight: 1,
}));
const BACK = RING.map((r) => ({ ...r, outcome: 0, logRatio: -r.logRatio + 0.2 }));
const rows = fc
  .array(row, { maxLength: 15 })
  .map((extra) => [...RING, ...BACK, ...extra.filter(({ a, b }) => a !== b)]);

const RUNS = { numRuns: 25 };
const close = (x: ArrayLike<number>, y: ArrayLike<number>, tolerance = 1e-7) => {
  for (let k = 0; k < x.length; k++) expect(Math.abs(x[k]! - y[k]!)).toBeLessThan(tolerance);
};
const plain = (method: string, data: ComparisonData): Fit =>
  estimate(method, data, {}, { intervals: false });

describe.each(METHOD_KEYS)("%s", (method) => {
  it("gives weights on the simplex and converges", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { weights, theta, converged } = plain(method, dataOf(given));
        expect(weights.every((w) => w > 0)).toBe(true);
        expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
        if (!OWN_GAUGE.has(method)) {
          expect(theta.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 9);
        }
        expect(converged).toBe(true);
      }),
      RUNS,
    );
  });

  it("ignores rows of weight 0", () => {
    fc.assert(
      fc.property(rows, row, (given, extra) => {
        fc.pre(extra.a !== extra.b);
        const padded = [{ ...extra, weight: 0 }, ...given];
        close(plain(method, dataOf(padded)).theta, plain(method, dataOf(given)).theta);
      }),
      RUNS,
    );
  });
});

describe.each(ORDER_FREE)("%s", (method) => {
  it("does not depend on the order of rows, the order within a pair, or the items' numbers", () => {
    fc.assert(
      fc.property(rows, fc.nat(N - 1), (given, turn) => {
        const one = plain(method, dataOf(given));
        const swapped = given
          .map((r, k) =>
            k % 2 || READS_SIDES.has(method)
              ? r
              : { ...r, a: r.b, b: r.a, outcome: 1 - r.outcome, logRatio: -r.logRatio },
          )
          .reverse();
        close(plain(method, dataOf(swapped)).theta, one.theta);
        const renamed = given.map((r) => ({ ...r, a: (r.a + turn) % N, b: (r.b + turn) % N }));
        const other = plain(method, dataOf(renamed)).theta;
        close(
          one.theta.map((_, item) => other[(item + turn) % N]!),
          one.theta,
        );
      }),
      RUNS,
    );
  });

  it("reads a weight of 2 as the row given twice", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const once = given.map((r) => ({ ...r, weight: 2 * r.weight }));
        close(plain(method, dataOf([...given, ...given])).theta, plain(method, dataOf(once)).theta);
      }),
      RUNS,
    );
  });
});

describe.each(ANTISYMMETRIC)("%s", (method) => {
  it("negates θ when winners and losers are swapped", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const reversed = given.map((r) => ({
          ...r,
          outcome: 1 - r.outcome,
          logRatio: -r.logRatio,
        }));
        const { theta } = plain(method, dataOf(given));
        close(
          plain(method, dataOf(reversed)).theta,
          theta.map((x) => -x),
        );
      }),
      RUNS,
    );
  });
});

describe.each(MONOTONE)("%s", (method) => {
  it("never lowers the winner by one more win", () => {
    fc.assert(
      fc.property(
        rows,
        fc.nat(N - 1),
        fc.integer({ min: 1, max: N - 1 }),
        (given, winner, step) => {
          const win = { a: winner, b: (winner + step) % N, outcome: 1, logRatio: 1, weight: 1 };
          const before = plain(method, dataOf(given)).weights[winner]!;
          expect(plain(method, dataOf([...given, win])).weights[winner]!).toBeGreaterThan(
            before - 1e-9,
          );
        },
      ),
      RUNS,
    );
  });
});

describe.each(HALVES_TIES)("%s", (method) => {
  it("reads a tie as half a win each way", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const split = given.flatMap((r) =>
          r.outcome === 0.5
            ? [
                { ...r, outcome: 1, weight: r.weight / 2 },
                { ...r, outcome: 0, weight: r.weight / 2 },
              ]
            : [r],
        );
        close(plain(method, dataOf(split)).theta, plain(method, dataOf(given)).theta);
      }),
      RUNS,
    );
  });
});

describe("log_l2", () => {
  it("returns the scale of ratios that agree: weights times a constant are the same weights", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -30, max: 30 }), { minLength: N, maxLength: N }),
        (x) => {
          const truth = x.map((value) => value / 10);
          const exact = RING.map((r) => ({ ...r, logRatio: truth[r.a]! - truth[r.b]! }));
          const mean = truth.reduce((sum, value) => sum + value, 0) / N;
          close(
            plain("log_l2", dataOf(exact)).theta,
            truth.map((value) => value - mean),
          );
        },
      ),
      RUNS,
    );
  });

  it("multiplies θ when all log ratios are multiplied", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), (given, factor) => {
        const scaled = given.map((r) => ({ ...r, logRatio: factor * r.logRatio }));
        const { theta } = plain("log_l2", dataOf(given));
        close(
          plain("log_l2", dataOf(scaled)).theta,
          theta.map((x) => factor * x),
        );
      }),
      RUNS,
    );
  });
});
