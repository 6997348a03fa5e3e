import { describe, expect, it } from "vitest";
import {
  type Acquaintance,
  boostCoefficients,
  capShares,
  clusterMatch,
  connectionOriented,
  connectionOrientedGroups,
  cutShares,
  donationMatrix,
  donationProfile,
  offsetMatch,
  pairwise2020,
  pairwiseBounded,
  quadratic,
  rowQuadratic,
  scaledByDonor,
  sharesOf,
} from "~/core/funding";
import { isRoundHere, loadHolders, loadRound, reference, worst } from "./fixture";

const POOL = 25_000;
const TOLERANCE = 1e-9;
/** The round as published, in both columns. */
const PUBLISHED_TOLERANCE = 1e-12;

const round = isRoundHere ? loadRound() : null;
const matrix = round ? donationMatrix(round.rows) : null!;
const capped = (raw: ArrayLike<number>, cap: number) =>
  capShares(sharesOf(raw), cap).share.map((share) => share * POOL);

/** Each row: what is computed, and what another system found. */
type Case = readonly [string, () => ArrayLike<number>, Record<string, number>];

const qf = reference("01_plain_qf_tegr2").expected;
const cappedQf = reference("02_capped_qf_tegr2").expected.matchingByCapPercent;
const pairwise = reference("03_pairwise_tegr2").expected.rawByM;
const clr = reference("03b_pairwise_gitcoin2020_tegr2");
const cocm = reference("04_cocm_tegr2").expected;
const profile = reference("05_donation_profile_tegr2").expected;
const tunable = reference("06b_sme_gitcoin_tunable_tegr2").expected.matchingByScale;

const harshly = { variant: "markov", harsh: true } as const;
const blend = () => {
  const [x, y] = [sharesOf(connectionOriented(matrix, harshly)), sharesOf(quadratic(matrix))];
  return capped(
    x.map((share, p) => (share + y[p]!) / 2),
    0.2,
  );
};
const cases: readonly Case[] = [
  ["quadratic, raw", () => quadratic(matrix), qf.raw],
  ["quadratic, matched", () => sharesOf(quadratic(matrix)).map((s) => s * POOL), qf.matching],
  ...Object.entries<Record<string, number>>(cappedQf).map(
    ([cap, wanted]): Case => [
      `quadratic, capped at ${cap} %`,
      () => capped(quadratic(matrix), Number(cap) / 100),
      wanted,
    ],
  ),
  ...Object.entries<Record<string, number>>(pairwise).map(
    ([m, wanted]): Case => [
      `pairwise-bounded, M = ${m}`,
      () => pairwiseBounded(matrix, Number(m)),
      wanted,
    ],
  ),
  [
    "pairwise as in 2020, unlimited",
    () => pairwise2020(matrix, clr.params.threshold),
    clr.expected.clrAmountUnlimitedPot,
  ],
  [
    "pairwise as in 2020, scaled to the pot",
    () => sharesOf(pairwise2020(matrix, clr.params.threshold)).map((s) => s * POOL),
    clr.expected.clrAmount,
  ],
  ...Object.entries<Record<string, number>>(cocm.rawByVariant).map(([key, wanted]): Case => {
    const [variant, harsh] = key.split("|harsh=");
    const options = { variant: variant as Acquaintance, harsh: harsh === "True" };
    return [`connection-oriented, ${key}`, () => connectionOriented(matrix, options), wanted];
  }),
  [
    "connection-oriented, matched",
    () => capped(connectionOriented(matrix, harshly), 0.2),
    cocm.matching,
  ],
  ["connection-oriented, half blended with quadratic", blend, cocm.matching50pctBlendWithQF],
  ["donation profile, raw", () => donationProfile(matrix), profile.raw],
  ["donation profile, matched", () => capped(donationProfile(matrix), 0.2), profile.matching],
];

describe.skipIf(!round)("a real round by every mechanism (needs ../shared)", () => {
  it.each(cases)("%s", (_, run, wanted) => {
    expect(worst(run(), wanted, round!.projects)).toBeLessThan(TOLERANCE);
  });
});

const tec = isRoundHere ? loadHolders("tegr2_tec_holders.csv") : new Map<string, number>();
const tea = isRoundHere ? loadHolders("tegr2_tea_holders.csv") : new Map<string, number>();
const credential = (
  name: string,
  holders: ReadonlyMap<string, number>,
  threshold: number,
  maxBoost: number,
) => ({
  name,
  amount: round!.donors.map((donor) => holders.get(donor) ?? 0),
  holders: [...holders.values()],
  threshold,
  maxBoost,
  transfer: { kind: "threshold" } as const,
});
const experts = () =>
  boostCoefficients(round!.donors.length, {
    credentials: [credential("TEC", tec, 10, 1), credential("TEA", tea, 1, 1)],
    combine: "or",
    factor: 1,
  });

describe.skipIf(!round)("a real round with SME boosts (needs ../shared)", () => {
  it("meets both columns as they were published", () => {
    const { expected } = reference("06_sme_tegr2_published");
    const plain = rowQuadratic(round!.rows, { subtract: false });
    const boosted = rowQuadratic(round!.rows, { subtract: false, coefficient: experts() });
    expect(worst(capped(plain, 0.2), expected.matching, round!.projects)).toBeLessThan(
      PUBLISHED_TOLERANCE,
    );
    expect(worst(capped(boosted, 0.2), expected.matchingBoosted, round!.projects)).toBeLessThan(
      PUBLISHED_TOLERANCE,
    );
  });

  it.each(Object.entries<{ QF: object; COCM: object }>(tunable))(
    "meets the tunable form at scale %s",
    (scale, wanted) => {
      const scaled = scaledByDonor(
        matrix,
        experts().map((b) => (b > 1 ? Number(scale) : 1)),
      );
      const qfOf = capped(quadratic(scaled), 0.2);
      const cocmOf = capped(connectionOriented(scaled, harshly), 0.2);
      const { projects } = round!;
      expect(worst(qfOf, wanted.QF as Record<string, number>, projects)).toBeLessThan(TOLERANCE);
      expect(worst(cocmOf, wanted.COCM as Record<string, number>, projects)).toBeLessThan(
        TOLERANCE,
      );
    },
  );

  it("meets the tool's own form, coefficient by coefficient", () => {
    const { expected } = reference("06c_sme_tec_tool_tegr2");
    const coefficient = boostCoefficients(round!.donors.length, {
      credentials: [credential("TEC", tec, 5, 2), credential("TEA", tea, 1, 2)],
      combine: "max",
      factor: 2,
    });
    const boosted = round!.donors.filter((_, i) => coefficient[i]! > 1);
    expect(boosted.sort()).toEqual(Object.keys(expected.boostCoefficientByDonor).sort());
    for (const [donor, value] of Object.entries(expected.boostCoefficientByDonor)) {
      expect(coefficient[round!.donors.indexOf(donor)]).toBe(value);
    }
    const of = (options: object) =>
      capped(rowQuadratic(round!.rows, { subtract: true, ...options }), 0.2);
    expect(worst(of({}), expected.notBoosted, round!.projects)).toBeLessThan(TOLERANCE);
    expect(worst(of({ coefficient }), expected.boosted, round!.projects)).toBeLessThan(TOLERANCE);
  });
});

describe.skipIf(!round)("Octant's capped form (needs ../shared)", () => {
  it("meets every amount within the rounding it states", () => {
    const { expected, params, tolerance } = reference("10_octant_capped_tegr2");
    const micro = loadRound("tegr2_donations_micro.csv");
    const amount = micro.rows.amount.map((a, row) => a * (round!.scores[row]! >= 15 ? 1 : 0.01));
    const raw = rowQuadratic({ ...micro.rows, amount }, { subtract: false });
    const { share, unspent } = cutShares(sharesOf(raw), Number(params.cap));
    for (const [p, name] of micro.projects.entries()) {
      const matched = Math.trunc(share[p]! * Number(params.matchedRewards));
      expect(Math.abs(matched - Number(expected.matched[name]))).toBeLessThanOrEqual(
        tolerance.absInteger,
      );
    }
    expect(unspent).toBeGreaterThan(0);
  });
});

describe("cluster matches in their authors' form", () => {
  const { cases: small } = reference("04b_cocm_author_small").input;
  it.each(
    small as {
      groups: number[][];
      contributions: number[];
      expectedFundingInclContributions: Record<"cocm" | "vcm" | "scm" | "om", number>;
    }[],
  )("groups $groups, contributions $contributions", (given) => {
    const wanted = given.expectedFundingInclContributions;
    expect(connectionOrientedGroups(given)).toBeCloseTo(wanted.cocm, 9);
    expect(clusterMatch(given)).toBeCloseTo(wanted.vcm, 9);
    expect(clusterMatch(given, 2)).toBeCloseTo(wanted.scm, 9);
    expect(offsetMatch(given)).toBeCloseTo(wanted.om, 9);
  });
});
