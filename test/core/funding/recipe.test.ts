import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  apportion,
  MECHANISMS,
  type Recipe,
  runRecipe,
  UnknownMechanismError,
} from "~/core/funding";

/** FUNDING_CASES=100000 gives the property as many. */
const RUNS = { numRuns: Number(process.env.FUNDING_CASES ?? 400) };
const UNIT = 10n ** 6n;
const POOL = 1000n * UNIT;
const KEYS = ["a", "b", "c"];

/** Donor 0 gives to a and b, donor 1 to a, donor 2 to b and c; donor 3 is the recipient c. */
const input = (more: object = {}) => ({
  rows: {
    donors: 4,
    projects: 3,
    donor: Int32Array.of(0, 0, 1, 2, 2, 3),
    project: Int32Array.of(0, 1, 0, 1, 2, 2),
    amount: Float64Array.of(100, 9, 25, 16, 4, 400),
  },
  pool: POOL,
  unit: UNIT,
  keys: KEYS,
  ...more,
});
const run = (recipe: Partial<Recipe>, more: object = {}) =>
  runRecipe(input(more), { mechanism: "qf", ...recipe });
const total = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

describe("runRecipe", () => {
  it("pays raw matches in proportion, to the unit", () => {
    const { raw, amounts, unspent } = run({});
    expect([...raw]).toEqual([2 * 10 * 5, 2 * 3 * 4, 2 * 2 * 20]);
    expect(amounts).toEqual(apportion(POOL, [100, 24, 80], KEYS));
    expect(unspent).toBe(0n);
  });

  it("shows what every step did, in the order in which they are done", () => {
    const { steps } = run(
      {
        eligibility: { minimum: 5, scoreAt50: 15, scoreAt100: 25 },
        minimum: 0.05,
        cap: 0.6,
        prior: { weights: [1, 1, 2], lambda: 0.5 },
        boost: {
          credentials: [
            {
              name: "badge",
              amount: [0, 1, 0, 0],
              holders: [1],
              threshold: 1,
              maxBoost: 1,
              transfer: { kind: "threshold" },
            },
          ],
          combine: "or",
          factor: 1,
        },
      },
      { toSelf: [0, 0, 0, 0, 0, 1], score: [30, 30, 20, 30, 30, 30] },
    );
    expect(steps.map(({ step }) => step)).toEqual([
      "contributions",
      "eligibility",
      "boost",
      "mechanism",
      "minimum",
      "cap",
      "prior",
      "amounts",
    ]);
    const values = Object.fromEntries(steps.map(({ step, values }) => [step, [...values]]));
    expect(values.contributions).toEqual([125, 25, 404]);
    // Row 2 counts for 0.75 by its score; row 4 is below the minimum, row 5 to oneself.
    expect(values.eligibility).toEqual([118.75, 25, 0]);
    expect(values.boost).toEqual([137.5, 25, 0]);
    expect(values.cap![0]).toBeCloseTo(0.6, 12);
    expect(values.prior![2]).toBeCloseTo(0.25, 12);
  });

  it("holds a cap to the unit, and says what nobody can take", () => {
    const { amounts, unspent, capped } = run({ cap: 0.2 });
    expect(amounts).toEqual([200n * UNIT, 200n * UNIT, 200n * UNIT]);
    expect(unspent).toBe(400n * UNIT);
    expect([...capped]).toEqual([1, 1, 1]);
  });

  it("leaves the whole pool unspent where nothing is matched", () => {
    const { amounts, unspent } = run({
      eligibility: { minimum: 1e6, scoreAt50: 0, scoreAt100: 0 },
    });
    expect(amounts).toEqual([0n, 0n, 0n]);
    expect(unspent).toBe(POOL);
  });

  it("drops who stays below the minimum", () => {
    const { amounts } = run({ minimum: 0.2 });
    expect(amounts).toEqual(apportion(POOL, [100, 0, 80], KEYS));
  });

  it.each<[string, Partial<Recipe>, RegExp]>([
    ["a parameter the mechanism does not have", { params: { M: 3 } }, /no parameter M/],
    ["a parameter out of range", { mechanism: "pairwise", params: { M: -1 } }, /M is -1/],
    ["an unknown choice", { mechanism: "cocm", params: { variant: "x" } }, /variant is x/],
    ["a cap above the pool", { cap: 1.5 }, /cap 1.5/],
    ["a prior outside [0, 1]", { prior: { weights: [1, 1, 1], lambda: 2 } }, /lambda 2/],
    ["weights for other projects", { prior: { weights: [1], lambda: 0.1 } }, /one weight per/],
  ])("refuses %s", (_, recipe, message) => {
    expect(() => run(recipe)).toThrow(message);
  });

  it("names the mechanisms there are where one is unknown", () => {
    expect(() => run({ mechanism: "magic" })).toThrow(UnknownMechanismError);
  });
});

describe.each(MECHANISMS.map(({ key }) => key))("the recipe of %s", (mechanism) => {
  const rows = fc.array(
    fc.record({
      donor: fc.integer({ min: 0, max: 5 }),
      project: fc.integer({ min: 0, max: 3 }),
      amount: fc.double({ min: 0.01, max: 1e5, noNaN: true }),
    }),
    { minLength: 1, maxLength: 15 },
  );

  it("adds up to the pool, whatever is given, capped and left out", () => {
    fc.assert(
      fc.property(
        rows,
        fc.bigInt({ min: 1n, max: 10n ** 24n }),
        fc.option(fc.double({ min: 0.01, max: 1, noNaN: true }), { nil: undefined }),
        fc.option(fc.double({ min: 0, max: 0.5, noNaN: true }), { nil: undefined }),
        (list, pool, cap, minimum) => {
          const found = runRecipe(
            {
              rows: {
                donors: 6,
                projects: 4,
                donor: Int32Array.from(list, ({ donor }) => donor),
                project: Int32Array.from(list, ({ project }) => project),
                amount: Float64Array.from(list, ({ amount }) => amount),
              },
              ...{ pool, unit: UNIT, keys: ["a", "b", "c", "d"] },
            },
            { mechanism, ...(cap && { cap }), ...(minimum !== undefined && { minimum }) },
          );
          expect(total(found.amounts) + found.unspent).toBe(pool);
          for (const amount of found.amounts) expect(amount >= 0n).toBe(true);
          const most = cap ? (pool * BigInt(Math.round(cap * 1e12))) / 10n ** 12n : pool;
          for (const amount of found.amounts) expect(amount <= most).toBe(true);
        },
      ),
      RUNS,
    );
  });
});
