import { scaleFreeThreshold, threshold } from "~/core/conviction";
import {
  addInfluence,
  addParticipant,
  addProposal,
  type Community,
  type CommunityEvents,
  emptySupports,
  roomFor,
} from "./community";
import { drawAffinity, drawConflicts, drawInfluencesOn, drawRepeatedly } from "./communityEdges";
import type { Mends } from "./communityMends";
import type { CommunityModel, CommunityParams } from "./communityParams";
import type { Draws } from "./draws";

/** Share of what is not in the pool that participants hold at the start. */
const EFFECTIVE_SHARE = 0.8;
/** The first model's holdings sum to this part of its supply on average: a million tokens. */
const V1_HOLDINGS_SHARE = 1e6 / 1_231_286.81;
/** Requests are Gamma(3) of a scale of this share of β times the funds (third model) … */
const REQUEST_SHARE = 0.05;
const REQUEST_SHAPE = 3;
const REQUEST_LEAST = 0.001;
/** … or of so many tokens (first model), whose first triggers are computed with a ρ of their own. */
const V1_REQUEST_SCALE = 10_000;
const V1_FIRST_RHO = 0.001;

/** Levels a recorded run started from, where they are not the parameters'. */
export interface StartingLevels {
  readonly funds?: number;
  readonly sentiment?: number;
  readonly effectiveSupply?: number;
  readonly totalSupply?: number;
}

export interface GenesisOptions {
  readonly model: CommunityModel;
  readonly params: CommunityParams;
  readonly mends: Mends;
  readonly draws: Draws;
  readonly start?: StartingLevels;
}

/** A community at timestep 0: participants, proposals, affinities and who listens to whom. */
export function genesis(options: GenesisOptions): Community {
  const community = empty(options);
  const { draws, model, params, mends, participants } = community;
  draws.begin("genesis", 0);
  const holdingsMean =
    (model === "v3" ? params.supply : V1_HOLDINGS_SHARE * params.supply) / params.n;
  for (let i = 0; i < params.n; i++) {
    const holdings = draws.expon(0, holdingsMean);
    addParticipant(community, holdings, model === "v3" ? draws.rand() : params.sentiment);
  }
  if (mends.balancedBooks) scaleHoldings(community);
  const held = participants.holdings.reduce((sum, h) => sum + h, 0);
  if (model === "v1") community.effectiveSupply = held;
  const conflict = new Map<string, number>();
  const influence = new Map<number, number>();
  for (let k = 0; k < params.m; k++) {
    const scale = model === "v3" ? community.funds * params.beta * REQUEST_SHARE : V1_REQUEST_SCALE;
    const requested = draws.gamma(REQUEST_SHAPE, REQUEST_LEAST, scale);
    const proposal = addProposal(community, requested, firstTrigger(community, requested, held));
    for (let i = 0; i < params.n; i++) {
      // The third original draws a number here and throws it away.
      if (model === "v3" && !mends.oneNetwork) draws.rand();
      proposal.affinity[i] = drawAffinity(community);
    }
    if (model === "v1") continue;
    if (mends.oneNetwork) drawConflicts(draws, proposal, community.proposals.slice(0, -1));
    else drawRepeatedly(community, conflict, influence);
  }
  if (model === "v3" && mends.oneNetwork) {
    for (let i = 0; i < params.n; i++) drawInfluencesOn(community, i, params.n);
  }
  keepRepeated(community, conflict, influence);
  return community;
}

function empty({ model, params, mends, draws, start = {} }: GenesisOptions): Community {
  const funds = start.funds ?? params.funds;
  const totalSupply = start.totalSupply ?? params.supply;
  const events: CommunityEvents = {
    ...{ newParticipants: 0, newProposals: 0, released: 0, completed: 0, failed: 0, killed: 0 },
    releasedFunds: 0,
  };
  const outside = totalSupply - funds;
  const held = model === "v3" ? EFFECTIVE_SHARE * outside : V1_HOLDINGS_SHARE * totalSupply;
  const effectiveSupply = start.effectiveSupply ?? Math.min(held, outside);
  const room = roomFor(params.n);
  return {
    ...{ model, params, mends, draws, funds, totalSupply, effectiveSupply, events, nextId: 0 },
    participants: {
      count: 0,
      ids: [],
      holdings: new Float64Array(room),
      sentiment: new Float64Array(room),
      influence: [],
    },
    proposals: [],
    supports: emptySupports(),
    spare: emptySupports(),
    otherSupply: outside - effectiveSupply,
    sentiment: start.sentiment ?? params.sentiment,
  };
}

/** The originals draw holdings from the whole supply; here they sum to what is in circulation. */
function scaleHoldings({ participants, effectiveSupply }: Community): void {
  const held = participants.holdings.reduce((sum, h) => sum + h, 0);
  for (let i = 0; i < participants.count; i++) {
    participants.holdings[i] = (participants.holdings[i]! * effectiveSupply) / held;
  }
}

/** Shown before the first day; the supply that counts is what participants drew. */
function firstTrigger({ model, params, funds }: Community, requested: number, supply: number) {
  const { alpha, beta, rho } = params;
  return model === "v3"
    ? threshold(requested, { supply, funds, alpha, beta, rho })
    : scaleFreeThreshold(requested, { supply, funds, beta, rho: V1_FIRST_RHO });
}

/** What was left after the original's repeated draws. */
function keepRepeated(
  { participants, proposals }: Community,
  conflict: ReadonlyMap<string, number>,
  influence: ReadonlyMap<number, number>,
): void {
  const byId = new Map(proposals.map((proposal) => [String(proposal.id), proposal]));
  for (const [key, strength] of conflict) {
    const [from, to] = key.split(" ").map((id) => byId.get(id)!);
    from!.conflicts.push({ proposal: to!, strength });
  }
  const n = participants.count;
  for (const [key, strength] of [...influence].sort(([a], [b]) => a - b)) {
    addInfluence(participants, Math.floor(key / n), key % n, strength);
  }
}
