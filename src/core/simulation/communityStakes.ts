import type { Community, Proposal, Supports } from "./community";

/**
 * Takes yesterday's tokens off the candidates, splits everybody's holdings over what they support, in
 * proportion to the weights, and charges conviction; a candidate with too little at stake is dropped.
 */
export function stakeAndCharge(
  community: Community,
  candidates: readonly Proposal[],
  before: Supports,
  after: Supports,
): void {
  clearTokens(candidates, before, community.participants.count);
  stake(community, candidates, after);
  chargeAll(community, candidates);
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
