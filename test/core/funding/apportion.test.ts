import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ApportionError, apportion } from "~/core/funding";

const keysFor = (n: number) =>
  Array.from({ length: n }, (_, i) => `k${String(i).padStart(4, "0")}`);
const sum = (xs: readonly bigint[]) => xs.reduce((s, x) => s + x, 0n);

const weight = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, 1, 2, 0.1),
);
const weights = fc
  .array(weight, { minLength: 1, maxLength: 12 })
  .filter((w) => w.some((x) => x > 0));
const total = fc.bigInt({ min: 0n, max: 10n ** 30n });

describe("apportion", () => {
  const cases: { weights: bigint[]; total: bigint; out: bigint[] }[] = [
    { weights: [1n, 1n, 1n], total: 10n, out: [4n, 3n, 3n] },
    { weights: [1n, 1n, 1n], total: 1_000_000n, out: [333_334n, 333_333n, 333_333n] },
    { weights: [0n, 5n, 5n], total: 1n, out: [0n, 1n, 0n] },
    { weights: [7n, 2n, 1n], total: 10n, out: [7n, 2n, 1n] },
    { weights: [10n ** 30n, 1n], total: 1_000_000n, out: [1_000_000n, 0n] },
    { weights: [3n, 3n, 3n, 1n], total: 7n, out: [2n, 2n, 2n, 1n] },
    { weights: [1n], total: 0n, out: [0n] },
  ];
  it.each(cases)("splits $total over $weights as $out", ({ weights: w, total: t, out }) => {
    expect(apportion(t, w, keysFor(w.length))).toEqual(out);
  });

  it("gives a tied unit to the lower key, wherever its row stands", () => {
    expect(apportion(1n, [1, 1], ["0xb", "0xa"])).toEqual([0n, 1n]);
  });

  it("takes floats by their exact binary value", () => {
    // 0.1 is 3602879701896397 / 2^55, 0.3 is 5404319552844595 / 2^54: the split is over those.
    const pool = 3602879701896397n + 2n * 5404319552844595n;
    expect(apportion(pool, [0.1, 0.3], ["a", "b"])).toEqual([
      3602879701896397n,
      2n * 5404319552844595n,
    ]);
  });

  it("spans the whole range of doubles without loss", () => {
    expect(apportion(5n, [Number.MAX_VALUE, Number.MIN_VALUE], ["a", "b"])).toEqual([5n, 0n]);
    expect(apportion(4n, [Number.MIN_VALUE, 3 * Number.MIN_VALUE], ["a", "b"])).toEqual([1n, 3n]);
  });

  it("pays out the pool exactly", () => {
    fc.assert(fc.property(total, weights, (t, w) => sum(apportion(t, w, keysFor(w.length))) === t));
  });

  it("does not depend on the order of the rows", () => {
    const shuffled = weights.chain((w) =>
      fc.record({
        w: fc.constant(w),
        order: fc.shuffledSubarray([...w.keys()], { minLength: w.length }),
      }),
    );
    fc.assert(
      fc.property(total, shuffled, (t, { w, order }) => {
        const keys = keysFor(w.length);
        const straight = apportion(t, w, keys);
        const moved = apportion(
          t,
          order.map((i) => w[i]!),
          order.map((i) => keys[i]!),
        );
        expect(moved).toEqual(order.map((i) => straight[i]!));
      }),
    );
  });

  it("never pays the heavier row less, and pays nothing for weight zero", () => {
    fc.assert(
      fc.property(total, weights, (t, w) => {
        const paid = apportion(t, w, keysFor(w.length));
        w.forEach((wi, i) => {
          if (wi === 0) expect(paid[i]).toBe(0n);
          w.forEach((wj, j) => {
            if (wi > wj) expect(paid[i]! >= paid[j]!).toBe(true);
          });
        });
      }),
    );
  });

  it("is within one unit of the exact share", () => {
    fc.assert(
      fc.property(
        total,
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 20n }), { minLength: 1 }),
        (t, w) => {
          apportion(t, w, keysFor(w.length)).forEach((paid, i) => {
            const gap = paid * sum(w) - w[i]! * t;
            expect(gap < sum(w) && gap > -sum(w)).toBe(true);
          });
        },
      ),
    );
  });

  const refused: {
    why: string;
    total: bigint;
    weights: number[];
    keys?: string[];
    reason: string;
  }[] = [
    { why: "NaN", total: 1n, weights: [1, Number.NaN], reason: "weight" },
    { why: "infinity", total: 1n, weights: [1, Number.POSITIVE_INFINITY], reason: "weight" },
    { why: "a negative weight", total: 1n, weights: [1, -1], reason: "weight" },
    { why: "weights that are all zero", total: 1n, weights: [0, 0], reason: "all_zero" },
    { why: "no rows", total: 1n, weights: [], reason: "all_zero" },
    { why: "a negative pool", total: -1n, weights: [1], reason: "total" },
    { why: "a repeated key", total: 1n, weights: [1, 1], keys: ["a", "a"], reason: "keys" },
    { why: "a missing key", total: 1n, weights: [1, 1], keys: ["a"], reason: "keys" },
  ];
  it.each(refused)("refuses $why", ({ total: t, weights: w, keys, reason }) => {
    const attempt = () => apportion(t, w, keys ?? keysFor(w.length));
    expect(attempt).toThrow(ApportionError);
    expect(attempt).toThrow(expect.objectContaining({ reason }));
  });
});
