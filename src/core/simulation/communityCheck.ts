import { STATUSES } from "./community";
import type { CommunityNetwork, CommunityRun } from "./communityRun";
import type { SeriesName } from "./communitySeries";

/** What rounding may take: sums of thousands of amounts. */
const RELATIVE = 1e-9;

/** One rule that a run breaks. */
export interface RunProblem {
  readonly timestep: number;
  readonly rule:
    | "supply_conserved"
    | "no_negative_tokens"
    | "pool_not_overdrawn"
    | "staked_within_holdings"
    | "staked_within_supply"
    | "status_forward"
    | "counts_add_up"
    | "shape";
  readonly message: string;
}

/**
 * Every rule of a corrected community that a run with its network breaks; none, if all is well:
 * pool + effective + other supply is the total; no tokens are negative; the pool never is; nobody
 * stakes more than they hold, nor all more than the effective supply; statuses only move forward;
 * counts add up; series have one length. A faithful run breaks several of them: that is what is mended.
 */
export function runProblems(run: CommunityRun): RunProblem[] {
  const problems: RunProblem[] = [];
  const say = (timestep: number, rule: RunProblem["rule"], message: string) =>
    problems.push({ timestep, rule, message });
  const names = Object.keys(run.series) as SeriesName[];
  const length = run.series[names[0]!]?.length ?? 0;
  for (const name of names) {
    const own = run.series[name]!.length;
    if (own !== length) say(0, "shape", `${name} has ${own} values, ${names[0]} ${length}`);
  }
  for (let t = 0; t < length; t++) checkLevels(run, t, say);
  if (run.network) checkNetwork(run.network, say);
  return problems;
}

type Say = (timestep: number, rule: RunProblem["rule"], message: string) => void;

function checkLevels({ series }: CommunityRun, t: number, say: Say): void {
  const at = (name: SeriesName) => series[name]?.[t] ?? Number.NaN;
  const total = at("total_supply");
  const parts = at("funds") + at("effective_supply") + at("other_supply");
  if (!(Math.abs(parts - total) <= RELATIVE * total)) {
    say(t + 1, "supply_conserved", `${parts} is on the books of a supply of ${total}`);
  }
  if (!(at("funds") >= 0)) say(t + 1, "pool_not_overdrawn", `the pool holds ${at("funds")}`);
  if (at("negative_token_edges") > 0) say(t + 1, "no_negative_tokens", "tokens are negative");
  if (at("tokens_staked_on_candidates") > at("effective_supply") * (1 + RELATIVE)) {
    say(t + 1, "staked_within_supply", `${at("tokens_staked_on_candidates")} is staked`);
  }
  const counted = STATUSES.reduce((sum, status) => sum + at(`${status}_count`), 0);
  if (counted !== at("proposal_count")) {
    say(t + 1, "counts_add_up", `${counted} of ${at("proposal_count")} proposals have a status`);
  }
}

/** Statuses that each may be followed by, itself included. */
const FOLLOWS: Readonly<Record<(typeof STATUSES)[number], readonly string[]>> = {
  candidate: STATUSES,
  active: ["active", "completed", "failed"],
  completed: ["completed"],
  failed: ["failed"],
  killed: ["killed"],
};

function checkNetwork({ snapshots }: CommunityNetwork, say: Say): void {
  for (const [k, now] of snapshots.entries()) {
    const staked = new Float64Array(now.holdings.length);
    for (const [e, tokens] of now.tokens.entries()) {
      staked[now.supporter[e]!]! += tokens;
      if (tokens < 0) say(now.timestep, "no_negative_tokens", `edge ${e} holds ${tokens}`);
    }
    for (const [i, holdings] of now.holdings.entries()) {
      if (staked[i]! <= holdings * (1 + RELATIVE)) continue;
      const message = `participant ${i} stakes ${staked[i]} of ${holdings}`;
      say(now.timestep, "staked_within_holdings", message);
    }
    const before = snapshots[k - 1];
    for (const [j, status] of (before?.status ?? []).entries()) {
      const [was, is] = [STATUSES[status]!, STATUSES[now.status[j]!]!];
      if (FOLLOWS[was].includes(is)) continue;
      say(now.timestep, "status_forward", `proposal ${j} went from ${was} to ${is}`);
    }
  }
}
