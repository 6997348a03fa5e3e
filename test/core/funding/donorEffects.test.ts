import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  donorEffects,
  type FundingData,
  type FundingRules,
  fundRound,
  MECHANISMS,
} from "~/core/funding";

const DONORS = 5;
const NAMES = ["a", "b", "c"];
const DECIMALS = 6;
const ALL = 100;

type Row = { donor: number; project: number; amount: number; score?: number; self?: boolean };

function dataOf(list: readonly Row[]): FundingData {
  return {
    rows: {
      ...{ donors: DONORS, projects: NAMES.length },
      donor: Int32Array.from(list, (row) => row.donor),
      project: Int32Array.from(list, (row) => row.project),
      amount: Float64Array.from(list, (row) => row.amount),
    },
    score: list.map(({ score = 30 }) => score),
    toSelf: list.map(({ self = false }) => Number(self)),
    projects: NAMES,
    credentials: { token: { amount: [12, 0, 0, 0, 0], holders: [12, 3] } },
    ...{ pool: 1_000_000_000n, decimals: DECIMALS },
  };
}

const BOOST: FundingRules["boost"] = {
  ...{ combine: "max", factor: 1 },
  credentials: [
    {
      ...{ name: "token", source: "list", threshold: 10, maxBoost: 2 },
      transfer: { kind: "threshold" },
    },
  ],
};
const ELIGIBILITY = { minimum: 2, scoreAt50: 15, scoreAt100: 25 };

const rulesOf = (mechanism: string, changes: Partial<FundingRules> = {}): FundingRules => ({
  ...{ mechanism, params: {}, prior: 0, share: 1, ...changes },
});
const matchOf = (rules: FundingRules, list: readonly Row[], project: number) =>
  Number(fundRound(rules, dataOf(list)).amounts[project]!) / 10 ** DECIMALS;
/** Amounts are rounded to the token's unit where they are paid. */
const expectClose = (found: number, wanted: number) =>
  expect(Math.abs(found - wanted)).toBeLessThan(2e-5 * Math.max(1, Math.abs(wanted)));

const row = fc.record({
  donor: fc.nat(DONORS - 1),
  project: fc.nat(NAMES.length - 1),
  amount: fc.integer({ min: 1, max: 400 }).map((n) => n / 4),
  score: fc.constantFrom(5, 20, 30),
});
const rows = fc.array(row, { minLength: 3, maxLength: 16 });

describe.each(MECHANISMS.map(({ key }) => key))("a donor's effects under %s", (mechanism) => {
  it.each<[string, Partial<FundingRules>]>([
    ["alone", {}],
    ["with every step", { cap: 0.5, floor: 0.05, boost: BOOST, eligibility: ELIGIBILITY }],
  ])("are what the round loses without a gift, and without all of them: %s", (_, limits) => {
    const rules = rulesOf(mechanism, limits);
    fc.assert(
      fc.property(rows, fc.nat(DONORS - 1), (list, donor) => {
        const found = donorEffects(rules, dataOf(list), donor, ALL);
        expect(found.gifts.map((gift) => gift.row)).toEqual(
          [...list.keys()].filter((at) => list[at]!.donor === donor),
        );
        for (const gift of found.gifts) {
          const less = list.filter((_, at) => at !== gift.row);
          expectClose(gift.match, matchOf(rules, list, gift.project));
          expectClose(gift.without!, matchOf(rules, less, gift.project));
        }
        const others = list.filter((one) => one.donor !== donor);
        for (const { project, match, without } of found.together) {
          expectClose(match, matchOf(rules, list, project));
          expectClose(without, matchOf(rules, others, project));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("what is said of a gift", () => {
  const rules = rulesOf("qf", { eligibility: ELIGIBILITY, boost: BOOST, cap: 0.6 });
  const others: Row[] = [
    { donor: 1, project: 0, amount: 100 },
    { donor: 2, project: 0, amount: 100 },
    { donor: 1, project: 1, amount: 4 },
    { donor: 2, project: 1, amount: 1 },
  ];
  const saidOf = (gift: Omit<Row, "donor">, donor = 3) =>
    donorEffects(rules, dataOf([...others, { ...gift, donor }]), donor, ALL).gifts[0]!;

  it.each<[string, Omit<Row, "donor">, object]>([
    ["below the minimum", { project: 1, amount: 1 }, { ineligible: "minimum", multiplier: 0 }],
    ["to oneself", { project: 1, amount: 9, self: true }, { ineligible: "self", multiplier: 0 }],
    ["by a low score", { project: 1, amount: 9, score: 14 }, { ineligible: "score" }],
    ["by a middling score", { project: 1, amount: 9, score: 20 }, { multiplier: 0.75 }],
    ["to a capped project", { project: 0, amount: 9 }, { capped: true, multiplier: 1 }],
    ["of the only donor", { project: 2, amount: 9 }, { alone: true, match: 0, without: 0 }],
    ["beside one that counts", { project: 1, amount: 9 }, { alone: false, ineligible: null }],
  ])("%s: why it did what it did", (_, gift, said) => {
    expect(saidOf(gift)).toMatchObject(said);
  });

  it("names the credentials that boost the donor, and none that count for nothing", () => {
    const list = [...others, { donor: 0, project: 1, amount: 9 }];
    const of = (donor: number) => donorEffects(rules, dataOf(list), donor, ALL);
    expect(of(0)).toMatchObject({ credentials: ["token"] });
    expect(of(0).coefficient).toBeGreaterThan(1);
    expect(of(1)).toMatchObject({ credentials: [], coefficient: 1 });
  });

  it("leaves single gifts out where each is a computation of its own and there are too many", () => {
    const list = [...others, { donor: 1, project: 2, amount: 9 }];
    const { gifts, together } = donorEffects(rulesOf("cocm"), dataOf(list), 1, 2);
    expect(gifts.map(({ without }) => without === null)).toEqual([false, false, true]);
    expect(together.map(({ project }) => project)).toEqual([0, 1, 2]);
  });

  it("is nothing for whoever gave nothing", () => {
    expect(donorEffects(rules, dataOf(others), 4, ALL)).toMatchObject({ gifts: [], together: [] });
  });
});
