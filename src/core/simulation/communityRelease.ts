import { type Community, candidatesOf, type Proposal } from "./community";
import { SENTIMENT_DECAY } from "./communityProgress";
import { refreshTriggers, triggerOf } from "./communityTrigger";
import { sentimental } from "./sentimental";

/** More was accepted in a day than the pool holds: the originals break off with an IndexError here. */
export class OverReleaseError extends Error {
  override readonly name = "OverReleaseError";
}

/**
 * Candidates that are old enough and whose conviction exceeds their trigger are paid.
 *
 * Mended: by falling conviction, for as long as the running sum stays below the funds. As in the
 * originals: all at once, or OverReleaseError where that is more than the funds.
 */
export function release(community: Community): void {
  const { model, mends, events } = community;
  const accepted = acceptedNow(community);
  if (accepted.length === 0) return;
  const candidates = mends.movingSentiment && model === "v3" ? candidatesOf(community) : [];
  const others = candidates.filter((proposal) => !accepted.includes(proposal));
  const best = bestAffinities(community, others);
  for (const proposal of accepted) {
    community.funds -= proposal.requested;
    if (mends.balancedBooks) community.otherSupply += proposal.requested;
    events.releasedFunds += proposal.requested;
    proposal.status = "active";
    proposal.conviction = Number.NaN;
    if (mends.movingSentiment && model === "v3") feelReleased(community, proposal, best);
    proposal.tokens.fill(0);
    // Who comes later has charged nothing.
    proposal.charge.fill(Number.NaN, 0, community.participants.count);
  }
  events.released += accepted.length;
  if (model === "v3") {
    community.sentiment = sentimental(community.sentiment, accepted.length, SENTIMENT_DECAY);
  }
  if (mends.refreshedTriggers) refreshTriggers(community);
}

function acceptedNow(community: Community): Proposal[] {
  const { params, mends, funds } = community;
  const passing = candidatesOf(community).filter(
    ({ age, conviction, requested }) =>
      age > params.tmin && conviction > triggerOf(community, requested),
  );
  if (!mends.boundedReleases) {
    const asked = passing.reduce((sum, { requested }) => sum + requested, 0);
    if (asked <= funds) return passing;
    throw new OverReleaseError(`${passing.length} proposals for ${asked} pass; funds ${funds}`);
  }
  passing.sort((a, b) => b.conviction - a.conviction || a.id - b.id);
  let sum = 0;
  const end = passing.findIndex(({ requested }) => {
    sum += requested;
    return sum >= funds;
  });
  return end < 0 ? passing : passing.slice(0, end);
}

/** Each participant's largest affinity for what remains a candidate; empty where there are too few. */
function bestAffinities({ participants }: Community, others: readonly Proposal[]): Float64Array {
  // The original wants at least two others to compare with.
  if (others.length < 2) return new Float64Array(0);
  const best = new Float64Array(participants.count).fill(Number.NEGATIVE_INFINITY);
  for (const { affinity } of others) {
    for (let i = 0; i < best.length; i++) if (affinity[i]! > best[i]!) best[i] = affinity[i]!;
  }
  return best;
}

/** A participant is the happier the better they liked it, against what is still waiting. */
function feelReleased(
  { params, participants }: Community,
  { affinity }: Proposal,
  best: Float64Array,
): void {
  const { sentiment } = participants;
  for (let i = 0; i < participants.count; i++) {
    const force = best.length > 0 ? affinity[i]! - params.sensitivity * best[i]! : 0;
    sentiment[i] = sentimental(sentiment[i]!, force, params.sentiment_decay);
  }
}
