import { quantileOfSorted } from "~/core/numeric";
import { type Community, candidatesOf, type Proposal, STATUS_CODE, STATUSES } from "./community";

/** Quantiles over the candidates of conviction as a share of the trigger. */
const SHARES = ["share_q0", "share_q25", "share_q50", "share_q75", "share_q100"] as const;
type ShareName = (typeof SHARES)[number];
type StageName = `${(typeof STATUSES)[number]}_${"count" | "funds"}`;

/** What is measured at the end of every timestep, by the names of the reference figures. */
export type SeriesName =
  | ShareName
  | StageName
  | (typeof LEVELS)[number]
  | (typeof HEALTH)[number]
  | "participant_count"
  | "proposal_count"
  | "candidate_conviction"
  | "tokens_staked_on_candidates"
  | "negative_token_edges"
  | "holdings_total";

const LEVELS = [
  "funds",
  "sentiment",
  "effective_supply",
  "other_supply",
  "total_supply",
  "released_funds",
] as const;
const HEALTH = [
  "fractionOfSupplyForVoting",
  "fractionOfSupplyInPool",
  "percentageOfActive",
  "percentageOfCompleted",
  "percentageOfKilled",
  "percentageOfActiveFundsRequested",
  "percentageOfCompletedFundsRequested",
  "percentageOfKilledFundsRequested",
] as const;

type Row = Record<SeriesName, number>;

const STAGES = STATUSES.map((status) => [status, `${status}_count`, `${status}_funds`] as const);

/** Every series' name, in the order of tables. */
export const SERIES: readonly SeriesName[] = [
  ...LEVELS,
  "participant_count",
  "proposal_count",
  ...STATUSES.flatMap((status) => [`${status}_count`, `${status}_funds`] as const),
  ...SHARES,
  "candidate_conviction",
  "tokens_staked_on_candidates",
  "negative_token_edges",
  "holdings_total",
  ...HEALTH,
];

/**
 * One row: levels, counts and requested funds by status, conviction against triggers, stakes, health.
 * NaN where nothing is defined (shares without candidates; the other supply where no books are kept).
 */
export function measure(community: Community): Row {
  const { participants, proposals, mends, events } = community;
  const candidates = candidatesOf(community);
  const stages = stagesOf(proposals);
  const { holdings, count } = participants;
  let held = 0;
  for (let i = 0; i < count; i++) held += holdings[i]!;
  return {
    funds: community.funds,
    sentiment: community.sentiment,
    effective_supply: community.effectiveSupply,
    other_supply: mends.balancedBooks ? community.otherSupply : Number.NaN,
    total_supply: community.totalSupply,
    released_funds: events.releasedFunds,
    participant_count: count,
    proposal_count: proposals.length,
    ...stages,
    ...sharesOf(candidates),
    candidate_conviction: candidates.reduce((sum, { conviction }) => sum + conviction, 0),
    ...stakesOf(community),
    holdings_total: held,
    ...healthOf(community, stages),
  };
}

function stagesOf(proposals: readonly Proposal[]): Record<StageName, number> {
  const counts = new Float64Array(STATUSES.length);
  const funds = new Float64Array(STATUSES.length);
  for (const { status, requested } of proposals) {
    const code = STATUS_CODE[status];
    counts[code]!++;
    funds[code]! += requested;
  }
  const row = {} as Record<StageName, number>;
  for (const [status, count, fund] of STAGES) {
    row[count] = counts[STATUS_CODE[status]]!;
    row[fund] = funds[STATUS_CODE[status]]!;
  }
  return row;
}

function sharesOf(candidates: readonly Proposal[]): Record<ShareName, number> {
  // As stored: the trigger may be of this morning where it is not refreshed.
  const shares = new Float64Array(candidates.length);
  for (let k = 0; k < shares.length; k++) {
    shares[k] = candidates[k]!.conviction / candidates[k]!.trigger;
  }
  shares.sort();
  const at = (p: number) => (shares.length === 0 ? Number.NaN : quantileOfSorted(shares, p));
  return {
    share_q0: at(0),
    share_q25: at(0.25),
    share_q50: at(0.5),
    share_q75: at(0.75),
    share_q100: at(1),
  };
}

/** Of the entries that somebody's tokens are on. */
function stakesOf({ supports, proposals }: Community) {
  let staked = 0;
  let negative = 0;
  for (let e = 0; e < supports.entries; e++) {
    const tokens = supports.tokens[e]!;
    if (proposals[supports.proposal[e]!]!.status === "candidate") staked += tokens;
    if (tokens < 0) negative++;
  }
  return { tokens_staked_on_candidates: staked, negative_token_edges: negative };
}

function healthOf(community: Community, stages: Record<StageName, number>) {
  const { funds, totalSupply, effectiveSupply, mends, proposals } = community;
  const requested = proposals.reduce((sum, proposal) => sum + proposal.requested, 0);
  return {
    fractionOfSupplyForVoting: effectiveSupply / totalSupply,
    // Upside down in the original.
    fractionOfSupplyInPool: mends.balancedBooks ? funds / totalSupply : totalSupply / funds,
    percentageOfActive: stages.active_count / proposals.length,
    percentageOfCompleted: stages.completed_count / proposals.length,
    percentageOfKilled: stages.killed_count / proposals.length,
    percentageOfActiveFundsRequested: stages.active_funds / requested,
    percentageOfCompletedFundsRequested: stages.completed_funds / requested,
    percentageOfKilledFundsRequested: stages.killed_funds / requested,
  };
}
