import { contributed, donationMatrix } from "./contributions";
import { eligible, type Ineligible, sybilMultiplier } from "./eligibility";
import { estimator } from "./estimate";
import { asRecipe, type FundingData, type FundingRules } from "./fundRound";
import { limitMatched, matchDonations } from "./recipe";

/** What one gift did to the match of its project. Amounts in units of the pool's token. */
export interface GiftEffect {
  readonly row: number;
  readonly project: number;
  /** As it was given. */
  readonly amount: number;
  /** Why it counts for nothing; null where it counts. */
  readonly ineligible: Ineligible | null;
  /** What the sybil score leaves of it: from ½ to 1, and 0 where it counts for nothing. */
  readonly multiplier: number;
  /** The project's match as it stands, and without this gift; null where that was not computed. */
  readonly match: number;
  readonly without: number | null;
  /** Whether a cap holds the project's share as it stands. */
  readonly capped: boolean;
  /** Whether nobody else's gifts to the project count. */
  readonly alone: boolean;
}

/** What all gifts of a donor did, one by one and together. */
export interface DonorEffects {
  readonly gifts: readonly GiftEffect[];
  /** What the donor's expertise multiplies gifts by, and the credentials it comes from. */
  readonly coefficient: number;
  readonly credentials: readonly string[];
  /** Of the projects given to: the match as it stands, and without any gift of the donor. */
  readonly together: readonly {
    readonly project: number;
    readonly match: number;
    readonly without: number;
  }[];
}

/**
 * "Why this amount" for a donor: what each gift added to the match of its project, all others as they
 * stand, and what all of them did together, which is another sum than that of the single ones where
 * gifts to one project, or a cap, meet. The direct part of the pool is nobody's doing.
 *
 * @param anewMax where a mechanism has no increments, so many gifts are computed anew one by one
 */
export function donorEffects(
  rules: FundingRules,
  data: FundingData,
  donor: number,
  anewMax: number,
): DonorEffects {
  const { input, recipe } = asRecipe(rules, data);
  const pool = Number(input.pool) / Number(input.unit);
  const matched = matchDonations(input, recipe);
  const { share, capped } = limitMatched(matched, recipe, []);
  const { estimate, incremental } = estimator(rules, data);
  const others = withoutDonor(data, donor);
  const counted = countedOf(others, rules);
  const gifts = rowsOf(data, (who) => who === donor).map((row, at): GiftEffect => {
    const project = data.rows.project[row]!;
    const ineligible = matched.ineligible[row]!;
    const match = share[project]! * pool;
    const less = () => estimate({ donor, project, amount: 0, row }).after;
    const lessOne = incremental || at < anewMax ? less : () => null;
    return {
      ...{ row, project, amount: data.rows.amount[row]!, ineligible, match },
      multiplier: ineligible === null ? multiplierOf(data.score?.[row], rules) : 0,
      without: ineligible === null ? lessOne() : match,
      capped: capped[project] === 1,
      alone: !(counted[project]! > 0),
    };
  });
  const rest = limitMatched(matchDonations({ ...input, ...others }, recipe), recipe, []).share;
  const projects = [...new Set(gifts.map(({ project }) => project))];
  return {
    gifts,
    coefficient: matched.coefficient[donor] ?? 1,
    credentials: credentialsOf(rules, data, donor),
    together: projects.map((project) => ({
      ...{ project, match: share[project]! * pool, without: rest[project]! * pool },
    })),
  };
}

function rowsOf({ rows }: FundingData, wanted: (donor: number) => boolean): number[] {
  return Array.from(rows.donor.keys()).filter((row) => wanted(rows.donor[row]!));
}

/** Everybody else's donations; donors keep their numbers. */
function withoutDonor(data: FundingData, donor: number) {
  const kept = rowsOf(data, (who) => who !== donor);
  const { rows, score, toSelf } = data;
  return {
    rows: {
      ...{ donors: rows.donors, projects: rows.projects },
      donor: Int32Array.from(kept, (row) => rows.donor[row]!),
      project: Int32Array.from(kept, (row) => rows.project[row]!),
      amount: Float64Array.from(kept, (row) => rows.amount[row]!),
    },
    ...(score && { score: kept.map((row) => score[row]!) }),
    ...(toSelf && { toSelf: kept.map((row) => toSelf[row]!) }),
  };
}

/** What counts of the donations to each project, without boosts. */
function countedOf(
  { rows, ...facts }: ReturnType<typeof withoutDonor>,
  { eligibility }: FundingRules,
): Float64Array {
  const passed = eligibility ? eligible(rows, facts, eligibility).rows : rows;
  return contributed(donationMatrix(passed));
}

function multiplierOf(score: number | undefined, { eligibility }: FundingRules): number {
  return eligibility ? sybilMultiplier(score, eligibility) : 1;
}

/** Those of which the donor holds as much as counts. */
function credentialsOf({ boost }: FundingRules, { credentials }: FundingData, donor: number) {
  return (boost?.credentials ?? [])
    .filter(({ name, threshold }) => {
      const held = credentials[name]?.amount[donor] ?? 0;
      return held > 0 && held >= threshold;
    })
    .map(({ name }) => name);
}
