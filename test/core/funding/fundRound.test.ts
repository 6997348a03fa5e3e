import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  concentration,
  donationMatrix,
  type FundingData,
  type FundingRules,
  fundRound,
  fundRoundByStep,
  MECHANISMS,
  spreadOf,
} from "~/core/funding";

const DONORS = 6;
const NAMES = ["a", "b", "c", "d"];
/** FUNDING_CASES=100000 gives the property as many. */
const RUNS = { numRuns: Number(process.env.FUNDING_CASES ?? 2000) };

const row = fc.record({
  donor: fc.nat(DONORS - 1),
  project: fc.nat(NAMES.length - 1),
  amount: fc.double({ min: 0.01, max: 1e6, noNaN: true }),
});
type Row = { donor: number; project: number; amount: number };

const dataOf = (list: readonly Row[], pool: bigint, weights?: number[]): FundingData => ({
  rows: {
    ...{ donors: DONORS, projects: NAMES.length },
    donor: Int32Array.from(list, ({ donor }) => donor),
    project: Int32Array.from(list, ({ project }) => project),
    amount: Float64Array.from(list, ({ amount }) => amount),
  },
  ...{ projects: NAMES, credentials: {}, pool, decimals: 6 },
  ...(weights && { weights }),
});

const part = (max: number) =>
  fc.option(fc.double({ min: 0.001, max, noNaN: true }), { nil: undefined });
const rulesArbitrary: fc.Arbitrary<FundingRules> = fc.record({
  mechanism: fc.constantFrom(...MECHANISMS.map(({ key }) => key)),
  params: fc.constant({}),
  minimum: part(0.3),
  floor: part(0.2),
  cap: part(1),
  prior: fc.double({ min: 0, max: 1, noNaN: true }),
  share: fc.double({ min: 0.01, max: 1, noNaN: true }),
});
const pools = fc.bigInt({ min: 1n, max: 10n ** 30n });
const weightsArbitrary = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), {
  ...{ minLength: 4, maxLength: 4 },
});

describe("a round's funding", () => {
  it("pays the pool out to the unit or says what stays unspent, by every recipe, and changes no input", () => {
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 15 }),
        rulesArbitrary,
        pools,
        fc.option(weightsArbitrary, { nil: undefined }),
        (list, rules, pool, weights) => {
          const data = dataOf(list, pool, weights);
          const before = structuredClone(data);
          const { amounts, unspent, waitsForWeights } = fundRound(rules, data);
          expect(amounts.reduce((sum, amount) => sum + amount, unspent)).toBe(pool);
          expect(amounts.every((amount) => amount >= 0n)).toBe(true);
          expect(unspent >= 0n).toBe(true);
          expect(data).toEqual(before);
          if (weights) expect(waitsForWeights).toBe(false);
        },
      ),
      RUNS,
    );
  });

  const LIST = [
    { donor: 0, project: 0, amount: 100 },
    { donor: 1, project: 0, amount: 100 },
    { donor: 2, project: 1, amount: 9 },
    { donor: 3, project: 1, amount: 9 },
    { donor: 4, project: 2, amount: 0.01 },
    { donor: 5, project: 2, amount: 0.01 },
  ];
  const BARE = { mechanism: "qf", params: {}, prior: 0, share: 1 };

  it("is by weights alone for the part of the pool that is not matched", () => {
    const weights = [0, 0, 0, 1];
    const found = fundRound({ ...BARE, share: 0.75 }, dataOf(LIST, 1000n, weights));
    expect(found.amounts[3]).toBe(250n);
    expect(found.unspent).toBe(0n);
    expect(found.steps.map(({ step }) => step)).toContain("direct");
    const without = fundRound({ ...BARE, share: 0.75 }, dataOf(LIST, 1000n));
    expect(without).toMatchObject({ unspent: 250n, waitsForWeights: true });
  });

  it.each([
    ["lifts whoever has a match to the floor", { floor: 0.1 }, 2, 100n],
    ["gives nothing to whoever was given nothing", { floor: 0.1 }, 3, 0n],
    ["drops shares below the minimum", { minimum: 0.05 }, 2, 0n],
  ])("%s", (_, limits, project, amount) => {
    const { amounts, unspent } = fundRound({ ...BARE, ...limits }, dataOf(LIST, 1000n));
    expect(amounts[project]).toBe(amount);
    expect(unspent).toBe(0n);
  });

  it("tells what it would be without each step that it has", () => {
    const rules = { ...BARE, floor: 0.1, cap: 0.5 };
    const { without, amounts } = fundRoundByStep(rules, dataOf(LIST, 1000n));
    expect(amounts[0]).toBe(500n);
    expect(without.map(({ step }) => step)).toEqual(["floor", "cap"]);
    const lone = fundRound({ ...BARE, floor: 0.1 }, dataOf(LIST, 1000n)).amounts;
    expect(without[1]!.amounts).toEqual(lone);
  });
});

describe("concentration", () => {
  it.each([
    [[1, 1, 1, 1], 0],
    [[0, 0, 0, 1], 0.75],
    [[1, 3], 0.25],
    [[], 0],
  ])("of %j has Gini %f", (values, gini) => {
    const { curve, gini: found } = spreadOf(values);
    expect(found).toBeCloseTo(gini, 12);
    expect(curve[0]).toEqual([0, 0]);
    expect(curve.at(-1)).toEqual([1, 1]);
  });

  it("finds the largest donors, those to one project, and those who gave alike", () => {
    const list = [
      ...[0, 1].flatMap((donor) => [
        { donor, project: 0, amount: 3 },
        { donor, project: 1, amount: 2 },
      ]),
      { donor: 2, project: 0, amount: 10 },
    ];
    expect(concentration(donationMatrix(dataOf(list, 1n).rows))).toMatchObject({
      donors: 3,
      top: [{ donor: 2, share: 0.5 }, { donor: 0 }, { donor: 1 }],
      oneProject: { donors: 1, share: 0.5 },
      clusters: [{ projects: [0, 1], donors: 2, amount: 10 }],
    });
  });
});
