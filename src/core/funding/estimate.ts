import { ELIGIBILITY_DEFAULT, sybilMultiplier } from "./eligibility";
import { asRecipe, type FundingData, type FundingRules } from "./fundRound";
import type { Increment } from "./increments";
import {
  limitMatched,
  type Matched,
  matchDonations,
  type Recipe,
  type RecipeInput,
} from "./recipe";

/** What somebody thinks of giving. */
export interface Wish {
  /** The donor's number; −1 for somebody who has given nothing yet. */
  readonly donor: number;
  readonly project: number;
  /** In units of the pool's token. */
  readonly amount: number;
  /** The row that it would replace. */
  readonly row?: number;
  /** Sybil score, for somebody who has given nothing yet. */
  readonly score?: number;
}

export interface Estimate {
  /** The project's amount from the pool, in units of the token: as it stands, and with the gift. */
  readonly before: number;
  readonly after: number;
  /** Whether a cap holds the project's share with the gift. */
  readonly capped: boolean;
  /** Why the gift would not count; null where it does. */
  readonly ineligible: "minimum" | "score" | null;
  /** What the donor's expertise multiplies gifts by. */
  readonly coefficient: number;
}

/** Answers "your 10 would add 43.20" for one state of a round. */
export interface Estimator {
  /** Whether an answer costs a few sums; else everything is computed anew for each. */
  readonly incremental: boolean;
  readonly estimate: (wish: Wish) => Estimate;
}

/**
 * Prepares estimates on the match as it stands now, by the rules of the round. With λ or a direct
 * part, the jury's weights count as far as they are known.
 */
export function estimator(rules: FundingRules, data: FundingData): Estimator {
  const { input, recipe } = asRecipe(rules, data);
  const matched = matchDonations(input, recipe);
  const increment = matched.increment();
  // In floats: what is rounded to a unit of the token is what is paid, not what is estimated.
  const pool = Number(input.pool) / Number(input.unit);
  const paid = (found: Pick<Matched, "mechanism" | "share">, project: number) => {
    const { share, capped } = limitMatched(found, recipe, []);
    return { amount: share[project]! * pool, capped: capped[project] === 1 };
  };
  const asItStands = limitMatched(matched, recipe, []).share;
  const estimate = (wish: Wish): Estimate => {
    const before = asItStands[wish.project]! * pool;
    const counted = countedAmount(wish.amount, scoreOf(wish, data), rules);
    const coefficient = matched.coefficient[wish.donor] ?? 1;
    if (typeof counted === "string" && wish.row === undefined) {
      return { before, after: before, capped: false, ineligible: counted, coefficient };
    }
    const amount = typeof counted === "string" ? 0 : counted;
    const ineligible = typeof counted === "string" ? counted : null;
    const changed = increment
      ? incremented(matched, increment, wish, { amount, rules, data })
      : matchDonations({ ...input, ...withGift(input, wish) }, withNewcomer(recipe, wish));
    const { amount: after, capped } = paid(changed, wish.project);
    return { before, after, capped, ineligible, coefficient };
  };
  return { incremental: increment !== undefined, estimate };
}

function scoreOf({ row, donor, score }: Wish, data: FundingData): number | undefined {
  if (row !== undefined) return data.score?.[row];
  if (donor < 0 || !data.score) return score;
  const known = data.rows.donor.indexOf(donor);
  return known < 0 ? score : data.score[known];
}

/** What counts of an amount, or why nothing does. */
function countedAmount(
  amount: number,
  score: number | undefined,
  { eligibility }: FundingRules,
): number | "minimum" | "score" {
  if (!eligibility) return amount;
  const rule = { ...ELIGIBILITY_DEFAULT, ...eligibility };
  if (amount < rule.minimum) return "minimum";
  const multiplier = sybilMultiplier(score, rule);
  return multiplier === 0 ? "score" : multiplier * amount;
}

function incremented(
  matched: Matched,
  increment: Increment,
  wish: Wish,
  { amount, rules, data }: { amount: number; rules: FundingRules; data: FundingData },
): Matched {
  const { row, donor, project } = wish;
  const old =
    row === undefined ? 0 : countedAmount(data.rows.amount[row]!, data.score?.[row], rules);
  const replaced = typeof old === "string" || (row !== undefined && data.toSelf?.[row]) ? 0 : old;
  const coefficient = matched.coefficient[donor] ?? 1;
  const changed = increment({ donor, project, amount, replaced, coefficient });
  const raw = matched.raw.slice();
  for (const [p, value] of changed) raw[p] = value;
  return { ...matched, raw, share: matched.spread(raw) };
}

/** The donations with one more row, or with one row changed. */
function withGift({ rows, score, toSelf }: RecipeInput, wish: Wish) {
  const size = rows.amount.length;
  if (wish.row !== undefined) {
    const amount = rows.amount.slice();
    amount[wish.row] = wish.amount;
    return { rows: { ...rows, amount } };
  }
  const donors = wish.donor < 0 ? rows.donors + 1 : rows.donors;
  const donor = Int32Array.from([...rows.donor, wish.donor < 0 ? rows.donors : wish.donor]);
  const longer = (values: ArrayLike<number>, last: number) =>
    Float64Array.from({ length: size + 1 }, (_, at) => values[at] ?? last);
  return {
    rows: {
      ...{ donors, donor, projects: rows.projects },
      project: Int32Array.from([...rows.project, wish.project]),
      amount: longer(rows.amount, wish.amount),
    },
    ...(score && { score: longer(score, wish.score ?? Number.POSITIVE_INFINITY) }),
    ...(toSelf && { toSelf: longer(toSelf, 0) }),
  };
}

/** Somebody new holds no credential. */
function withNewcomer(recipe: Recipe, { donor }: Wish): Recipe {
  if (donor >= 0 || !recipe.boost) return recipe;
  const credentials = recipe.boost.credentials.map((credential) => ({
    ...credential,
    amount: [...Array.from(credential.amount), 0],
  }));
  return { ...recipe, boost: { ...recipe.boost, credentials } };
}
