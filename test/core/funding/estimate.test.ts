import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Contributions,
  estimator,
  type FundingData,
  type FundingRules,
  fundRound,
  MECHANISMS,
} from "~/core/funding";

const DONORS = 6;
const PROJECTS = 4;
const NAMES = ["a", "b", "c", "d"];
const DECIMALS = 6;

const donation = fc.record({
  donor: fc.nat(DONORS - 1),
  project: fc.nat(PROJECTS - 1),
  amount: fc.integer({ min: 1, max: 400 }).map((n) => n / 4),
});
const donations = fc.array(donation, { minLength: 3, maxLength: 20 });

type Row = { donor: number; project: number; amount: number };

function dataOf(list: readonly Row[], donors = DONORS): FundingData {
  const rows: Contributions = {
    ...{ donors, projects: PROJECTS },
    donor: Int32Array.from(list, (row) => row.donor),
    project: Int32Array.from(list, (row) => row.project),
    amount: Float64Array.from(list, (row) => row.amount),
  };
  const amount = Array.from({ length: donors }, (_, i) => (i < 2 ? 12 : 0));
  const credentials = { token: { amount, holders: [12, 12, 3] } };
  return { rows, projects: NAMES, credentials, pool: 1_000_000_000n, decimals: DECIMALS };
}

const BOOST: FundingRules["boost"] = {
  combine: "max",
  factor: 1,
  credentials: [
    {
      name: "token",
      source: "list",
      threshold: 10,
      maxBoost: 2,
      transfer: { kind: "threshold" },
    },
  ],
};

const rulesOf = (mechanism: string, changes: Partial<FundingRules> = {}): FundingRules => ({
  ...{ mechanism, params: {}, prior: 0, share: 1, ...changes },
});

const matchOf = (rules: FundingRules, list: readonly Row[], project: number, donors = DONORS) =>
  Number(fundRound(rules, dataOf(list, donors)).amounts[project]!) / 10 ** DECIMALS;

/** Amounts are rounded to the token's unit where they are paid. */
const expectClose = (found: number, wanted: number) =>
  expect(Math.abs(found - wanted)).toBeLessThan(2e-5 * Math.max(1, Math.abs(wanted)));

const LIMITS: [string, Partial<FundingRules>][] = [
  ["alone", {}],
  ["with cap, floor, minimum and boost", { cap: 0.4, floor: 0.05, minimum: 0.01, boost: BOOST }],
  ["with eligibility", { eligibility: { minimum: 2, scoreAt50: 15, scoreAt100: 25 } }],
];

describe.each(MECHANISMS.map(({ key }) => key))("the estimate of %s", (mechanism) => {
  it.each(LIMITS)("is what a further donation brings, computed anew: %s", (_, limits) => {
    const rules = rulesOf(mechanism, limits);
    fc.assert(
      fc.property(donations, donation, (list, gift) => {
        const { before, after } = estimator(rules, dataOf(list)).estimate(gift);
        expectClose(before, matchOf(rules, list, gift.project));
        expectClose(after, matchOf(rules, [...list, gift], gift.project));
      }),
      { numRuns: 60 },
    );
  });

  it("is that of a newcomer, too, and of a donation that replaces another", () => {
    const rules = rulesOf(mechanism, { boost: BOOST });
    fc.assert(
      fc.property(donations, donation, (list, gift) => {
        const { estimate } = estimator(rules, dataOf(list));
        const newcomer = { ...gift, donor: -1 };
        const joined = [...list, { ...gift, donor: DONORS }];
        const wanted = matchOf(rules, joined, gift.project, DONORS + 1);
        expectClose(estimate(newcomer).after, wanted);
        const [first, ...rest] = list as [Row, ...Row[]];
        const changed = { ...first, amount: gift.amount };
        const replaced = estimate({ ...changed, row: 0 });
        expectClose(replaced.after, matchOf(rules, [changed, ...rest], first.project));
      }),
      { numRuns: 60 },
    );
  });
});

describe("an estimate", () => {
  const list = [
    { donor: 0, project: 0, amount: 100 },
    { donor: 1, project: 0, amount: 100 },
    { donor: 2, project: 1, amount: 9 },
    { donor: 3, project: 1, amount: 9 },
  ];

  it("says that a cap holds the project, and that nothing is added", () => {
    const { estimate } = estimator(rulesOf("qf", { cap: 0.6 }), dataOf(list));
    const found = estimate({ donor: 4, project: 0, amount: 50 });
    expect(found).toMatchObject({ capped: true, before: 600 });
    expect(found.after).toBeCloseTo(600, 9);
  });

  it("says what a standing donation brings, by what would be without it", () => {
    const { estimate } = estimator(rulesOf("qf", { boost: BOOST }), dataOf(list));
    const found = estimate({ donor: 0, project: 0, amount: 0, row: 0 });
    // Without it the other donor to the project is alone, and alone there is no match.
    expect(found).toMatchObject({ after: 0, coefficient: 3 });
    expect(found.before).toBeGreaterThan(0);
  });

  it("says why a donation would not count", () => {
    const eligibility = { minimum: 5, scoreAt50: 15, scoreAt100: 25 };
    const { estimate } = estimator(rulesOf("qf", { eligibility }), dataOf(list));
    expect(estimate({ donor: 4, project: 0, amount: 4 }).ineligible).toBe("minimum");
    expect(estimate({ donor: -1, project: 0, amount: 9, score: 3 }).ineligible).toBe("score");
    expect(estimate({ donor: 4, project: 0, amount: 9 }).ineligible).toBeNull();
  });

  it("costs a few sums by every mechanism but those that look at everybody's acquaintances", () => {
    const anew = MECHANISMS.map(({ key }) => key).filter(
      (key) => !estimator(rulesOf(key), dataOf(list)).incremental,
    );
    expect(anew.sort()).toEqual(["cocm", "cocm_original", "octant"]);
  });
});
