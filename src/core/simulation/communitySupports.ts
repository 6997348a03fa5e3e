import { type Community, grown, NO_SLOT, type Proposal, type Supports } from "./community";

const GROWTH = 1.5;
const FIRST_ROOM = 256;

/** Makes ready to write the rows of so many participants. */
export function openSupports(supports: Supports, rows: number): Supports {
  if (supports.start.length < rows + 1) supports.start = grown(supports.start, rows + 1);
  supports.rows = rows;
  supports.start[0] = 0;
  supports.entries = 0;
  return supports;
}

export function addEntry(supports: Supports, proposal: number, weight: number): void {
  const at = supports.entries;
  if (at === supports.proposal.length) {
    const room = Math.ceil(GROWTH * at) + FIRST_ROOM;
    supports.proposal = grown(supports.proposal, room);
    supports.weight = grown(supports.weight, room);
    supports.tokens = grown(supports.tokens, room);
  }
  supports.proposal[at] = proposal;
  supports.weight[at] = weight;
  supports.entries = at + 1;
}

/** Ends the row of participant `i`. */
export function closeRow(supports: Supports, i: number): void {
  supports.start[i + 1] = supports.entries;
}

/**
 * Yesterday's supports without those of proposals that are no candidates any more, in place; proposals
 * are counted over the candidates from here on.
 */
export function onlyCandidates(community: Community, candidates: readonly Proposal[]): Supports {
  const { supports, proposals } = community;
  for (const proposal of proposals) proposal.slot = NO_SLOT;
  for (let slot = 0; slot < candidates.length; slot++) candidates[slot]!.slot = slot;
  let [at, from] = [0, 0];
  for (let i = 0; i < supports.rows; i++) {
    const until = supports.start[i + 1]!;
    for (let e = from; e < until; e++) {
      const { slot } = proposals[supports.proposal[e]!]!;
      if (slot === NO_SLOT) continue;
      supports.proposal[at] = slot;
      supports.weight[at] = supports.weight[e]!;
      supports.tokens[at] = supports.tokens[e]!;
      at++;
    }
    supports.start[i + 1] = at;
    from = until;
  }
  supports.entries = at;
  return supports;
}
