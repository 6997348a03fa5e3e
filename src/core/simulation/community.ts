import type { Mends } from "./communityMends";
import type { CommunityModel, CommunityParams } from "./communityParams";
import type { Draws } from "./draws";

/** What becomes of a proposal, in the order in which it may. */
export const STATUSES = ["candidate", "active", "completed", "failed", "killed"] as const;
export type ProposalStatus = (typeof STATUSES)[number];

/** Each status's index in `STATUSES`. */
export const STATUS_CODE = Object.fromEntries(
  STATUSES.map((status, code) => [status, code]),
) as Readonly<Record<ProposalStatus, number>>;

/** A proposal with its edges to every participant, by the participant's place. */
export interface Proposal {
  readonly id: number;
  /** Its place among all proposals. */
  readonly place: number;
  /** Its place among the candidates of the day that is being decided. */
  slot: number;
  readonly requested: number;
  status: ProposalStatus;
  /** Days since it came. */
  age: number;
  /** y, the sum of its edges' conviction; NaN once released. */
  conviction: number;
  /** y*, as last computed; NaN for who is no candidate. */
  trigger: number;
  affinity: Float64Array;
  /** Tokens staked on it. */
  tokens: Float64Array;
  /** What those have charged. */
  charge: Float64Array;
  /** Proposals whose supporters lose interest when this one completes, by how much. */
  readonly conflicts: { readonly proposal: Proposal; readonly strength: number }[];
}

/** Whose word counts for somebody, by place, ascending; and how much. */
export interface Influence {
  readonly of: number[];
  readonly strength: number[];
  /** Σ strength. */
  total: number;
}

export interface Participants {
  count: number;
  /** One sequence of ids runs over participants and proposals. */
  readonly ids: number[];
  holdings: Float64Array;
  sentiment: Float64Array;
  /** Who influences each. */
  readonly influence: Influence[];
}

/** Who supports what, row by row of participants; places ascending within a row. */
export interface Supports {
  /** Rows: participants that were there when this was decided. */
  rows: number;
  /** Entries written; the arrays have room for more. */
  entries: number;
  /** First entry of each row, and the end of the last. */
  start: Int32Array;
  /** Place of the proposal. */
  proposal: Int32Array;
  /** What the tokens are split on. */
  weight: Float64Array;
  tokens: Float64Array;
}

/** A community between two parts of a timestep. Everything in it changes in place. */
export interface Community {
  readonly model: CommunityModel;
  readonly params: CommunityParams;
  readonly mends: Mends;
  readonly draws: Draws;
  readonly participants: Participants;
  readonly proposals: Proposal[];
  supports: Supports;
  /** The other half of `supports`, written while it is read. */
  spare: Supports;
  nextId: number;
  /** F, in the pool. */
  funds: number;
  /** E, in participants' hands. */
  effectiveSupply: number;
  /** L, what is neither in the pool nor with participants; kept only where books balance. */
  otherSupply: number;
  totalSupply: number;
  sentiment: number;
  readonly events: CommunityEvents;
}

/** Counts over a whole run. */
export interface CommunityEvents {
  newParticipants: number;
  newProposals: number;
  released: number;
  completed: number;
  failed: number;
  killed: number;
  /** Tokens that left the pool. */
  releasedFunds: number;
}

/** Slot of who is no candidate. */
export const NO_SLOT = -1;
/** Room for newcomers, so that arrays seldom grow. */
const SPARE_PARTICIPANTS = 64;
const GROWTH = 1.25;

export function emptySupports(): Supports {
  return {
    rows: 0,
    entries: 0,
    start: new Int32Array(1),
    proposal: new Int32Array(0),
    weight: new Float64Array(0),
    tokens: new Float64Array(0),
  };
}

/** How many participants an array is made for when there are so many. */
export const roomFor = (count: number) => Math.ceil(count * 1.02) + SPARE_PARTICIPANTS;

export const candidatesOf = ({ proposals }: Community): Proposal[] =>
  proposals.filter(({ status }) => status === "candidate");

/** A participant more; edges to proposals are empty. Returns the place. */
export function addParticipant(community: Community, holdings: number, sentiment: number): number {
  const { participants, proposals } = community;
  const place = participants.count;
  if (place === participants.holdings.length) {
    const room = Math.ceil(GROWTH * place) + 1;
    participants.holdings = grown(participants.holdings, room);
    participants.sentiment = grown(participants.sentiment, room);
    for (const proposal of proposals) {
      proposal.affinity = grown(proposal.affinity, room);
      proposal.tokens = grown(proposal.tokens, room);
      proposal.charge = grown(proposal.charge, room);
    }
  }
  participants.count++;
  participants.ids.push(community.nextId++);
  participants.holdings[place] = holdings;
  participants.sentiment[place] = sentiment;
  participants.influence.push({ of: [], strength: [], total: 0 });
  return place;
}

/** A candidate more, that nobody has an affinity for yet. */
export function addProposal(community: Community, requested: number, trigger: number): Proposal {
  const room = community.participants.holdings.length;
  const proposal: Proposal = {
    id: community.nextId++,
    place: community.proposals.length,
    slot: NO_SLOT,
    requested,
    status: "candidate",
    age: 0,
    conviction: 0,
    trigger,
    affinity: new Float64Array(room),
    tokens: new Float64Array(room),
    charge: new Float64Array(room),
    conflicts: [],
  };
  community.proposals.push(proposal);
  return proposal;
}

/** Says that `other` influences `whom`. Added in any order; kept by place. */
export function addInfluence(
  participants: Participants,
  whom: number,
  other: number,
  strength: number,
): void {
  const influence = participants.influence[whom]!;
  influence.of.push(other);
  influence.strength.push(strength);
  influence.total += strength;
}

export function grown<T extends Float64Array | Int32Array>(array: T, room: number): T {
  const larger = new (array.constructor as new (n: number) => T)(room);
  larger.set(array);
  return larger;
}
