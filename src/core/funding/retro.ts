import { quantile } from "~/core/numeric";

export interface MedianVote {
  readonly median: number;
  readonly ballots: number;
}

/**
 * Retroactive funding by medians (Optimism RetroPGF 3): projects with a quorum of ballots and a
 * median of at least `minMedian` share the pool in proportion to their medians; the others get 0.
 */
export function medianShares(
  votes: readonly MedianVote[],
  { quorum, minMedian, pool }: { quorum: number; minMedian: number; pool: number },
): Float64Array {
  const counts = votes.map(({ median, ballots }) =>
    ballots >= quorum && median >= minMedian ? median : 0,
  );
  const total = counts.reduce((sum, value) => sum + value, 0);
  return Float64Array.from(counts, (value) => (total > 0 ? (value * pool) / total : 0));
}

/** A juror's allocation: a budget, shares of categories, and shares within the one they judge. */
export interface BudgetBallot {
  readonly budget: number;
  readonly category: string;
  /** Percentages. */
  readonly categories: Readonly<Record<string, number>>;
  /** Percentages; null where the juror abstains. */
  readonly projects: Readonly<Record<string, number | null>>;
}

/**
 * Jury budgets (Optimism Retro Funding 5): the round's budget is the median of the budgets; category
 * weights are normalised medians, project weights normalised medians within their category. Then, in
 * descending order, min(share of what is left, maxShare · budget) each; what falls below `minimum`
 * is set to 0; and once more for those below the maximum with what is left.
 *
 * Returns amounts by project; the sum is the budget unless the caps leave some of it.
 */
export function budgetAllocation(
  ballots: readonly BudgetBallot[],
  { minimum, maxShare }: { minimum: number; maxShare: number },
): Map<string, number> {
  const budget = median(ballots.map((ballot) => ballot.budget));
  const wanted = weighted(ballots, budget);
  const most = budget * maxShare;
  const first = inSequence(wanted, budget, most);
  for (const [project, amount] of first) if (amount < minimum) first.set(project, 0);
  const full = [...first.values()].filter((amount) => amount === most);
  const rest = new Map([...first].filter(([, amount]) => amount < most));
  const left = budget - full.reduce((sum, amount) => sum + amount, 0);
  for (const [project, amount] of inSequence(rest, left, most)) first.set(project, amount);
  return first;
}

/** Category weight × weight within the category × budget. */
function weighted(ballots: readonly BudgetBallot[], budget: number): Map<string, number> {
  const categories = new Map<string, number[]>();
  const projects = new Map<string, Map<string, number[]>>();
  for (const ballot of ballots) {
    for (const [name, share] of Object.entries(ballot.categories)) push(categories, name, share);
    const own = projects.get(ballot.category) ?? new Map<string, number[]>();
    projects.set(ballot.category, own);
    for (const [name, share] of Object.entries(ballot.projects)) {
      if (share !== null) push(own, name, share);
    }
  }
  const categoryWeight = normalisedMedians(categories);
  const wanted = new Map<string, number>();
  for (const [category, own] of projects) {
    for (const [project, weight] of normalisedMedians(own)) {
      wanted.set(project, weight * (categoryWeight.get(category) ?? 0) * budget);
    }
  }
  return wanted;
}

function normalisedMedians(lists: ReadonlyMap<string, readonly number[]>): Map<string, number> {
  const medians = [...lists].map(([name, list]) => [name, median(list)] as const);
  const total = medians.reduce((sum, [, value]) => sum + value, 0);
  return new Map(medians.map(([name, value]) => [name, total > 0 ? value / total : 0]));
}

function inSequence(
  wanted: ReadonlyMap<string, number>,
  funds: number,
  most: number,
): Map<string, number> {
  let scores = [...wanted.values()].reduce((sum, value) => sum + value, 0);
  let left = funds;
  const paid = new Map<string, number>();
  for (const [project, score] of [...wanted].sort(([, x], [, y]) => y - x)) {
    const amount = score > 0 ? Math.min((score / scores) * left, most) : 0;
    paid.set(project, amount);
    left -= amount;
    scores -= score;
  }
  return paid;
}

function push(lists: Map<string, number[]>, name: string, value: number): void {
  lists.set(name, [...(lists.get(name) ?? []), value]);
}

const median = (values: readonly number[]) => quantile(Float64Array.from(values), 0.5);
