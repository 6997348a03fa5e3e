import { addParticipant, addProposal, type Community, candidatesOf } from "./community";
import { drawAffinity, drawConflicts, drawInfluencesOf, drawInfluencesOn } from "./communityEdges";
import { refreshTriggers } from "./communityTrigger";
import { medianWithin } from "./medianWithin";

/** A participant comes with chance (1 + sentiment) / 10. */
const ARRIVAL_SCALE = 10;
/** The newcomer's holdings: Exp of this share of what is not in circulation (third model) … */
const V3_HOLDINGS_SHARE = 0.01;
/** … or of the supply, divided by the participants there are (first model). */
const V1_HOLDINGS_SHARE = 0.1;
/** The third model's requests are e/10 + Exp(e), e = β · funds / 10. */
const V3_REQUEST_SHARE = 0.1;
/** Proposals that come where nobody asks for anything. */
const V3_PROPOSALS_OF_AN_EMPTY_LIST = 3;
/** The first model's requests: Gamma(3) of a scale of this share of the funds. */
const V1_REQUEST_SHARE = 0.01;
const V1_REQUEST_SHAPE = 3;
const V1_REQUEST_LEAST = 0.001;
/** Its donations: Exp of the funds' share of this, divided by ten thousand; at least of 1. */
const V1_DONATION_RATE = 0.36 / 10_000;

/** First part of a timestep: who and what comes, and every proposal a day older. */
export function arrivals(community: Community, timestep: number): void {
  const { draws, model } = community;
  draws.begin("arrivals", timestep);
  const plan = model === "v3" ? planV3(community) : planV1(community);
  if (plan.holdings !== undefined) welcome(community, plan.holdings);
  for (let k = 0; k < plan.proposals; k++) propose(community, plan.requests?.[k]);
  for (const proposal of community.proposals) proposal.age++;
  refreshTriggers(community);
  // Money moves after the triggers: they are those of the morning.
  const joined = plan.holdings ?? 0;
  community.effectiveSupply += joined;
  community.funds += plan.donations;
  community.otherSupply -= joined + plan.donations;
}

interface Plan {
  /** The newcomer's; undefined: nobody comes. */
  readonly holdings?: number;
  readonly proposals: number;
  /** What they ask for; drawn later where undefined. */
  readonly requests?: readonly number[];
  readonly donations: number;
}

function planV3(community: Community): Plan {
  const { draws, params, funds, sentiment, totalSupply, effectiveSupply } = community;
  const holdings = drawHoldings(community, sentiment, () =>
    draws.expon(0, V3_HOLDINGS_SHARE * (totalSupply - effectiveSupply)),
  );
  const candidates = candidatesOf(community);
  const asked = candidates.reduce((sum, { requested }) => sum + requested, 0);
  let proposals = V3_PROPOSALS_OF_AN_EMPTY_LIST;
  let comes = true;
  if (asked > 0) {
    const columns = candidates.map(({ affinity }) => affinity);
    const median = medianWithin(columns, community.participants.count, -1, 1);
    comes = draws.rand() < ((1 - median) * funds) / asked;
    proposals = Math.trunc(1 - median) + 1;
  }
  const mean = V3_REQUEST_SHARE * params.beta * funds;
  // Drawn also where none comes, as the original does.
  const requests = Array.from({ length: proposals }, () => draws.expon(mean / 10, mean));
  return { holdings, proposals: comes ? proposals : 0, requests, donations: 0 };
}

function planV1(community: Community): Plan {
  const { draws, params, funds, participants, proposals } = community;
  const holdings = drawHoldings(community, params.sentiment, () =>
    draws.expon(0, (V1_HOLDINGS_SHARE * params.supply) / participants.count),
  );
  const asked = candidatesOf(community).reduce((sum, { requested }) => sum + requested, 0);
  const columns = proposals.map(({ affinity }) => affinity);
  const median = medianWithin(columns, participants.count, 0, 1);
  const comes = draws.rand() < median / (1 + asked / funds);
  const drawn = draws.expon(0, Math.max(1, funds * V1_DONATION_RATE));
  const donations = fromOther(community, drawn, holdings ?? 0);
  return { holdings, proposals: comes ? 1 : 0, donations };
}

function drawHoldings(community: Community, sentiment: number, draw: () => number) {
  if (!(community.draws.rand() < (1 + sentiment) / ARRIVAL_SCALE)) return undefined;
  return fromOther(community, draw(), 0);
}

/** What can come from outside the pool and circulation, where books are kept. */
function fromOther({ mends, otherSupply }: Community, amount: number, taken: number): number {
  return mends.balancedBooks ? Math.min(amount, Math.max(0, otherSupply - taken)) : amount;
}

function welcome(community: Community, holdings: number): void {
  const { draws, mends, model, params, proposals } = community;
  // The first original draws a sentiment and has no use for it.
  const sentiment = draws.rand();
  const place = addParticipant(community, holdings, model === "v3" ? sentiment : params.sentiment);
  for (const proposal of proposals) {
    const affinity = drawAffinity(community);
    proposal.affinity[place] = affinity;
    // In the first original a newcomer stakes more than they hold, on everything there ever was.
    if (model === "v1" && !mends.balancedBooks) proposal.tokens[place] = affinity * holdings;
  }
  if (model === "v3" && mends.oneNetwork) {
    drawInfluencesOn(community, place, place);
    drawInfluencesOf(community, place, place);
  }
  community.events.newParticipants++;
}

function propose(community: Community, asked: number | undefined): void {
  const { draws, mends, model, participants, funds, proposals } = community;
  const requested =
    asked ?? draws.gamma(V1_REQUEST_SHAPE, V1_REQUEST_LEAST, funds * V1_REQUEST_SHARE);
  const before = proposals.filter(({ status }) => status === "candidate" || status === "active");
  const proposal = addProposal(community, requested, 0);
  const who = draws.choice(participants.ids);
  for (let i = 0; i < participants.count; i++) {
    proposal.affinity[i] = participants.ids[i] === who ? 1 : drawAffinity(community);
  }
  if (model === "v3" && mends.oneNetwork) drawConflicts(draws, proposal, before);
  community.events.newProposals++;
}
