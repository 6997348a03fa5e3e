import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Contributions,
  capitalConstrained,
  capShares,
  connectionOriented,
  donationMatrix,
  donationProfile,
  pairwise2020,
  pairwiseBounded,
  powerFunding,
  quadratic,
  sharesOf,
} from "~/core/funding";

const DONORS = 6;
const PROJECTS = 4;
/** About 10⁵ cases over all properties and mechanisms below; FUNDING_CASES=100000 gives each as many. */
const casesOr = (usual: number) => ({ numRuns: Number(process.env.FUNDING_CASES ?? usual) });
const RUNS = casesOr(3500);

const row = fc.record({
  donor: fc.integer({ min: 0, max: DONORS - 1 }),
  project: fc.integer({ min: 0, max: PROJECTS - 1 }),
  amount: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
});
const rows = fc.array(row, { minLength: 1, maxLength: 20 });
type Row = { donor: number; project: number; amount: number };

const columns = (list: readonly Row[]): Contributions => ({
  donors: DONORS,
  projects: PROJECTS,
  donor: Int32Array.from(list, ({ donor }) => donor),
  project: Int32Array.from(list, ({ project }) => project),
  amount: Float64Array.from(list, ({ amount }) => amount),
});

const MECHANISMS = {
  quadratic,
  donationProfile,
  pairwiseBounded: (m: ReturnType<typeof donationMatrix>) => pairwiseBounded(m, 1),
  connectionOriented: (m: ReturnType<typeof donationMatrix>) =>
    connectionOriented(m, { variant: "markov", harsh: true }),
};
const names = Object.keys(MECHANISMS) as (keyof typeof MECHANISMS)[];
const run = (name: keyof typeof MECHANISMS, list: readonly Row[]) =>
  MECHANISMS[name](donationMatrix(columns(list)));

/** Equal up to the rounding of sums as large as the squares they are made of. */
const expectClose = (got: Float64Array, wanted: Float64Array, list: readonly Row[]) => {
  const size = list.reduce((sum, { amount }) => sum + Math.sqrt(amount), 0) ** 2;
  for (const [p, value] of wanted.entries()) {
    expect(Math.abs(got[p]! - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, size));
  }
};

describe.each(names)("%s", (name) => {
  it("does not depend on the order of the donations", () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (list, keys) => {
        const shuffled = list
          .map((entry) => ({ entry, key: keys.next().value as number }))
          .sort((x, y) => x.key - y.key)
          .map(({ entry }) => entry);
        expectClose(run(name, shuffled), run(name, list), list);
      }),
      RUNS,
    );
  });

  it("gives nothing for splitting a donation, nor for merging", () => {
    fc.assert(
      fc.property(
        rows,
        fc.nat(),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (list, at, t) => {
          const split = list.flatMap((entry, k) =>
            k === at % list.length
              ? [
                  { ...entry, amount: entry.amount * t },
                  { ...entry, amount: entry.amount * (1 - t) },
                ]
              : [entry],
          );
          expectClose(run(name, split), run(name, list), list);
        },
      ),
      RUNS,
    );
  });

  it("matches no donor who is alone", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const alone = list.map((entry) => ({ ...entry, donor: 0 }));
        expectClose(run(name, alone), new Float64Array(PROJECTS), list);
      }),
      RUNS,
    );
  });

  it("is never negative, never NaN, and leaves its input as it was", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const given = columns(list);
        const matrix = donationMatrix(given);
        const before = [given.amount, matrix.amount].map((column) => column.slice());
        for (const value of MECHANISMS[name](matrix)) expect(value).toBeGreaterThanOrEqual(0);
        expect([given.amount, matrix.amount]).toEqual(before);
      }),
      RUNS,
    );
  });
});

describe.each(["quadratic", "donationProfile"] as const)("%s", (name) => {
  it("grows in proportion when every donation does", () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 0.1, max: 10, noNaN: true }), (list, factor) => {
        const scaled = list.map((entry) => ({ ...entry, amount: entry.amount * factor }));
        const wanted = run(name, list).map((value) => value * factor);
        expectClose(run(name, scaled), wanted, scaled);
      }),
      RUNS,
    );
  });
});

describe("capShares", () => {
  const shares = fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true })), {
      minLength: 1,
      maxLength: 12,
    })
    .filter((list) => list.some((value) => value > 0))
    .map((list) => sharesOf(list));
  const cap = fc.double({ min: 0.01, max: 1, noNaN: true });

  it("holds the cap, gives out what it can, and states what stays unspent", () => {
    fc.assert(
      fc.property(shares, cap, (list, most) => {
        const { share, unspent, capped } = capShares(list, most);
        const sum = share.reduce((total, value) => total + value, 0);
        expect(sum + unspent).toBeCloseTo(1, 9);
        const receivers = list.filter((value) => value > 0).length;
        expect(unspent).toBeCloseTo(Math.max(0, 1 - receivers * most), 9);
        for (const [p, value] of share.entries()) {
          expect(value).toBeLessThanOrEqual(most * (1 + 1e-12));
          if (!capped[p]) expect(value).toBeGreaterThanOrEqual(list[p]! * (1 - 1e-12));
        }
      }),
      casesOr(20_000),
    );
  });

  it("keeps the order of the shares", () => {
    fc.assert(
      fc.property(shares, cap, (list, most) => {
        const { share } = capShares(list, most);
        for (const [p, value] of list.entries()) {
          for (const [q, other] of list.entries()) {
            if (value > other) expect(share[p]! - share[q]!).toBeGreaterThanOrEqual(-1e-12);
          }
        }
      }),
      casesOr(5000),
    );
  });
});

describe("the pairwise forms", () => {
  it("approach quadratic funding as M grows", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const matrix = donationMatrix(columns(list));
        const unbounded = pairwiseBounded(matrix, 1e18).map((value) => 2 * value);
        expectClose(unbounded, quadratic(matrix), list);
      }),
      RUNS,
    );
  });

  it("count a pair that shares nothing else by 1 (threshold + 1 over its overlap)", () => {
    const list = [
      { donor: 0, project: 0, amount: 4 },
      { donor: 1, project: 0, amount: 9 },
    ];
    expect(pairwise2020(donationMatrix(columns(list)), 25)[0]).toBeCloseTo(26, 12);
  });
});

describe("powerFunding and capitalConstrained", () => {
  it("are private provision at β = 1 and quadratic funding at β = 2", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const matrix = donationMatrix(columns(list));
        const given = powerFunding(matrix, 1);
        const square = powerFunding(matrix, 2);
        const match = quadratic(matrix);
        expectClose(
          square.map((value, p) => value - given[p]!),
          match,
          list,
        );
      }),
      RUNS,
    );
  });

  it("never match more than the pool, and state what is left", () => {
    fc.assert(
      fc.property(rows, fc.double({ min: 1, max: 1e7, noNaN: true }), (list, pool) => {
        const { match, alpha, unspent } = capitalConstrained(donationMatrix(columns(list)), pool);
        const paid = match.reduce((sum, value) => sum + value, 0);
        expect(paid).toBeLessThanOrEqual(pool * (1 + 1e-9));
        expect(paid + unspent).toBeCloseTo(pool, -Math.log10(pool) + 9);
        expect(alpha).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });
});

describe("donationMatrix", () => {
  it("refuses every wrong row at once and says which", () => {
    const wrong = columns([
      { donor: 0, project: 0, amount: 1 },
      { donor: 9, project: -1, amount: Number.NaN },
      { donor: 1, project: 1, amount: -2 },
    ]);
    expect(() => donationMatrix(wrong)).toThrow(
      expect.objectContaining({
        refusals: [
          expect.objectContaining({ row: 1, column: "donor", value: "9" }),
          expect.objectContaining({ row: 1, column: "project", value: "-1" }),
          expect.objectContaining({ row: 1, column: "amount", value: "NaN" }),
          expect.objectContaining({ row: 2, column: "amount", value: "-2" }),
        ],
      }),
    );
  });
});
