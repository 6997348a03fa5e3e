import { type Community, candidatesOf, type Proposal, type Supports } from "./community";
import { type Chooser, chosen, cutsOf } from "./communityChoice";
import { stakeAndCharge } from "./communityStakes";
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
  stakeAndCharge(community, candidates, before, after);
  toPlaces(candidates, after);
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

/** Entries speak of candidates' slots while a day is decided, and of places from then on. */
export function toPlaces(candidates: readonly Proposal[], after: Supports): void {
  for (let e = 0; e < after.entries; e++) {
    after.proposal[e] = candidates[after.proposal[e]!]!.place;
  }
}
