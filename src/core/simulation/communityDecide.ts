import { type Community, candidatesOf, type Proposal, type Supports } from "./community";
import { type Chooser, chosen, cutsOf } from "./communityChoice";
import { addEntry, closeRow, onlyCandidates, openSupports } from "./communitySupports";

/** Share of holdings that a day of reconsidering adds, by what sentiment exceeds sensitivity (v1). */
const V1_HOLDINGS_RATE = 0.01;

/**
 * Participants decide what they support. Who engages, chooses anew; the others keep what they stake on.
 * Tokens are split over the choice, conviction is charged, and what has too little support is dropped.
 */
export function decide(community: Community, timestep: number): void {
  const { draws, participants, params, model } = community;
  draws.begin("decide", timestep);
  const candidates = candidatesOf(community);
  const n = participants.count;
  const engaged = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const sentiment = model === "v3" ? participants.sentiment[i]! : params.sentiment;
    if (draws.rand() < params.base_engagement_rate * sentiment) engaged[i] = 1;
  }
  const before = onlyCandidates(community, candidates);
  const after = openSupports(community.spare, n);
  chooseAll(community, candidates, engaged, before, after);
  if (model === "v1") moveHoldings(community, engaged);
  clearTokens(candidates, before, n);
  stake(community, candidates, after);
  chargeAll(community, candidates);
  toPlaces(community, candidates, after);
  [community.supports, community.spare] = [after, before];
}

/** Every participant's row of `after`; proposals in it are counted over the candidates. */
function chooseAll(
  community: Community,
  candidates: readonly Proposal[],
  engaged: Uint8Array,
  before: Supports,
  after: Supports,
): void {
  const { participants, mends } = community;
  const chooser: Chooser = {
    ...{ community, candidates, before, cuts: cutsOf(community, candidates, engaged) },
    boost: new Float64Array(candidates.length),
  };
  for (let i = 0; i < participants.count; i++) {
    if (engaged[i] === 1) {
      if (candidates.length > 0) chosen(chooser, i, after);
    } else if (i < before.rows) {
      for (let e = before.start[i]!; e < before.start[i + 1]!; e++) {
        if (!(before.tokens[e]! > 0)) continue;
        const slot = before.proposal[e]!;
        const weight = mends.positiveTokens ? before.weight[e]! : candidates[slot]!.affinity[i]!;
        addEntry(after, slot, weight);
      }
    } else {
      // A newcomer of the first original has tokens staked for them.
      for (const [slot, { tokens, affinity }] of candidates.entries()) {
        if (tokens[i]! > 0) addEntry(after, slot, affinity[i]!);
      }
    }
    closeRow(after, i);
  }
}

function moveHoldings(community: Community, engaged: Uint8Array): void {
  const { participants, params, mends } = community;
  const rate = V1_HOLDINGS_RATE * (params.sentiment - params.sensitivity);
  for (let i = 0; i < participants.count; i++) {
    if (engaged[i] === 0) continue;
    const wanted = participants.holdings[i]! * rate;
    const moved = mends.balancedBooks ? Math.min(wanted, community.otherSupply) : wanted;
    participants.holdings[i]! += moved;
    community.effectiveSupply += moved;
    community.otherSupply -= moved;
  }
}

function clearTokens(candidates: readonly Proposal[], before: Supports, n: number): void {
  for (let i = 0; i < before.rows; i++) {
    for (let e = before.start[i]!; e < before.start[i + 1]!; e++) {
      candidates[before.proposal[e]!]!.tokens[i] = 0;
    }
  }
  for (const { tokens } of candidates) tokens.fill(0, before.rows, n);
}

function stake({ participants }: Community, candidates: readonly Proposal[], after: Supports) {
  const { start, proposal, weight, tokens } = after;
  for (let i = 0; i < after.rows; i++) {
    let total = 0;
    for (let e = start[i]!; e < start[i + 1]!; e++) total += weight[e]!;
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      tokens[e] = (weight[e]! / total) * participants.holdings[i]!;
      candidates[proposal[e]!]!.tokens[i] = tokens[e]!;
    }
  }
}

/** y ← α y + x on every edge; proposals with too little at stake are dropped. */
function chargeAll(community: Community, candidates: readonly Proposal[]): void {
  const { params, mends, participants, events } = community;
  for (const proposal of candidates) {
    const [sum, staked] = chargeOne(proposal, params.alpha, participants.count);
    proposal.conviction = sum;
    if (mends.gracePeriod && proposal.age <= params.grace) continue;
    if (!(staked < params.min_supp)) continue;
    proposal.status = "killed";
    events.killed++;
    // Nothing is at stake on what is gone; in the originals the tokens stay there.
    if (mends.balancedBooks) proposal.tokens.fill(0);
  }
}

function chargeOne({ tokens, charge }: Proposal, alpha: number, n: number): [number, number] {
  let sum = 0;
  let staked = 0;
  for (let i = 0; i < n; i++) {
    const charged = tokens[i]! + alpha * charge[i]!;
    charge[i] = charged;
    sum += charged;
    staked += tokens[i]!;
  }
  return [sum, staked];
}

/** Entries speak of candidates' slots while a day is decided, and of places from then on. */
function toPlaces({ proposals }: Community, candidates: readonly Proposal[], after: Supports) {
  const place = new Map(proposals.map((proposal, k) => [proposal, k]));
  const places = candidates.map((proposal) => place.get(proposal)!);
  for (let e = 0; e < after.entries; e++) after.proposal[e] = places[after.proposal[e]!]!;
}
