import { type Community, type Proposal, STATUS_CODE } from "./community";

/**
 * The network of one timestep: who holds what, where every proposal stands, who supports what.
 * Participants and proposals are in the order of the run's lists, and there are as many as had come.
 */
export interface CommunitySnapshot {
  readonly timestep: number;
  readonly holdings: Float64Array;
  /** Participants' sentiment. */
  readonly sentiment: Float64Array;
  /** Index into `STATUSES`. */
  readonly status: Uint8Array;
  readonly conviction: Float64Array;
  /** What it needs; NaN for who is no candidate. */
  readonly trigger: Float64Array;
  /** Edges: a participant's place, a proposal's place, tokens staked and the conviction they charged. */
  readonly supporter: Int32Array;
  readonly supported: Int32Array;
  readonly tokens: Float64Array;
  readonly charge: Float64Array;
}

export function snapshot(community: Community, timestep: number): CommunitySnapshot {
  const { participants, proposals, supports } = community;
  const { count } = participants;
  return {
    timestep,
    holdings: participants.holdings.slice(0, count),
    sentiment: participants.sentiment.slice(0, count),
    ...proposalsOf(proposals),
    ...edgesOf(community, supports.entries),
  };
}

function proposalsOf(proposals: readonly Proposal[]) {
  const n = proposals.length;
  const status = new Uint8Array(n);
  const conviction = new Float64Array(n);
  const trigger = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const proposal = proposals[j]!;
    status[j] = STATUS_CODE[proposal.status];
    conviction[j] = proposal.conviction;
    trigger[j] = proposal.trigger;
  }
  return { status, conviction, trigger };
}

function edgesOf({ supports, proposals }: Community, entries: number) {
  const supporter = new Int32Array(entries);
  const supported = new Int32Array(entries);
  const tokens = new Float64Array(entries);
  const charge = new Float64Array(entries);
  let at = 0;
  for (let i = 0; i < supports.rows; i++) {
    for (let e = supports.start[i]!; e < supports.start[i + 1]!; e++) {
      const proposal = proposals[supports.proposal[e]!]!;
      if (proposal.status !== "candidate") continue;
      supporter[at] = i;
      supported[at] = supports.proposal[e]!;
      tokens[at] = supports.tokens[e]!;
      charge[at] = proposal.charge[i]!;
      at++;
    }
  }
  return {
    supporter: supporter.slice(0, at),
    supported: supported.slice(0, at),
    tokens: tokens.slice(0, at),
    charge: charge.slice(0, at),
  };
}

/** Affinities, a row per participant and a column per proposal; a flat array, row by row. */
export interface Affinities {
  readonly participants: number;
  readonly proposals: number;
  readonly values: Float64Array;
}

export function affinitiesOf({ participants, proposals }: Community): Affinities {
  const [rows, columns] = [participants.count, proposals.length];
  const values = new Float64Array(rows * columns);
  for (const [j, { affinity }] of proposals.entries()) {
    for (let i = 0; i < rows; i++) values[i * columns + j] = affinity[i]!;
  }
  return { participants: rows, proposals: columns, values };
}
