import {
  concentration,
  donationMatrix,
  estimator,
  type FundingData,
  type FundingRules,
  fundRoundByStep,
  spreadOf,
} from "~/core/funding";
import type { RoundFundingData } from "./fundingData";

/** What "one more donor" gives, in units of the pool's token. */
const ONE_MORE_AMOUNT = 10;
/** Boosted donors that are listed. */
const BOOSTED_MAX = 1000;

export type FundingResultData = ReturnType<typeof fundingResult>;

/** Everything that the pages of a round's funding show, in the order of its projects. */
export function fundingResult(
  { input, rules, data }: RoundFundingData,
  /** Of donors who claim expertise, by donor. */
  names: ReadonlyMap<string, string | null>,
) {
  const found = fundRoundByStep(rules, data);
  const { estimate, incremental } = estimator(rules, data);
  const donorsOf = countDonors(input.rows.project, input.rows.donor, data.projects.length);
  return {
    ...{ rules: rules as FundingRules, symbol: input.settings.pool.symbol },
    ...{ decimals: data.decimals, pool: data.pool, unspent: found.unspent },
    waitsForWeights: found.waitsForWeights,
    contributions: input.rows.amount.length,
    projects: input.projects.map(({ id, name, title }, p) => ({
      ...{ id, name, title, donors: donorsOf[p]! },
      ...{ amount: found.amounts[p]!, share: found.share[p]!, raw: found.raw[p]! },
      capped: found.capped[p] === 1,
    })),
    /** What one more donor would add, by project; null where each answer would be computed anew. */
    oneMore: incremental
      ? input.projects.map((_, project) => {
          const { before, after } = estimate({ donor: -1, project, amount: ONE_MORE_AMOUNT });
          return after - before;
        })
      : null,
    steps: found.steps.map(({ step, unit, note, values }) => ({ step, unit, note, values })),
    without: found.without,
    leftOut: leftOut(found.ineligible),
    boosted: boostedOf(input.donors, found.coefficient, names),
    concentration: concentrationOf(data, found.amounts),
  };
}

function leftOut(reasons: readonly (string | null)[]) {
  const count = (reason: string) => reasons.filter((found) => found === reason).length;
  return { minimum: count("minimum"), self: count("self"), score: count("score") };
}

function countDonors(project: Int32Array, donor: Int32Array, projects: number): number[] {
  const seen = Array.from({ length: projects }, () => new Set<number>());
  for (let row = 0; row < project.length; row++) seen[project[row]!]!.add(donor[row]!);
  return seen.map(({ size }) => size);
}

/**
 * Who is boosted is public: an address as such, a person by name where they claim expertise themselves,
 * which is public, too. A wallet's person is not named. The largest boosts first.
 */
function boostedOf(
  donors: readonly string[],
  coefficient: Float64Array,
  names: ReadonlyMap<string, string | null>,
) {
  const boosted = donors
    .map((donor, at) => ({ donor, coefficient: coefficient[at]! }))
    .filter((row) => row.coefficient > 1)
    .sort((x, y) => y.coefficient - x.coefficient || (x.donor < y.donor ? -1 : 1));
  const label = (donor: string) =>
    donor.startsWith("user:") ? (names.get(donor) ?? "Somebody with an account here") : donor;
  return {
    count: boosted.length,
    donors: boosted
      .slice(0, BOOSTED_MAX)
      .map((row) => ({ donor: label(row.donor), coefficient: row.coefficient })),
  };
}

/** How the gifts are spread over donors and projects, and what the recipe makes of it. */
function concentrationOf(data: FundingData, amounts: readonly bigint[]) {
  const unit = 10 ** data.decimals;
  return {
    ...concentration(donationMatrix(data.rows)),
    byAmount: spreadOf(amounts.map((amount) => Number(amount) / unit)),
  };
}
