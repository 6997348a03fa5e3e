import type { Community, Proposal } from "./community";
import { sentimental } from "./sentimental";

/** How far one day's outcomes or releases move the community's sentiment. */
export const SENTIMENT_DECAY = 0.25;

/** Tokens are minted into the pool; the third model's. */
export function mint(community: Community): void {
  const minted = community.params.gamma * community.totalSupply;
  community.totalSupply += minted;
  community.funds += minted;
}

/** Some active proposals are completed or fail, each day with chance 1 / (base rate + ln requested). */
export function progress(community: Community, timestep: number): void {
  const { draws, model, params, proposals, events } = community;
  draws.begin("progress", timestep);
  const [completed, failed]: [Proposal[], Proposal[]] = [[], []];
  for (const proposal of proposals) {
    if (proposal.status !== "active") continue;
    const size = Math.log(proposal.requested);
    if (draws.rand() < 1 / (params.base_completion_rate + size)) completed.push(proposal);
    else if (draws.rand() < 1 / (params.base_failure_rate + size)) failed.push(proposal);
  }
  for (const proposal of completed) proposal.status = "completed";
  for (const proposal of failed) proposal.status = "failed";
  events.completed += completed.length;
  events.failed += failed.length;
  if (model === "v1" || completed.length + failed.length === 0) return;
  const force = completed.length - failed.length;
  community.sentiment = sentimental(community.sentiment, force, SENTIMENT_DECAY);
  for (const proposal of completed) {
    if (community.mends.effectiveConflict) weakenRivals(community, proposal);
    feel(community, proposal, 1);
  }
  for (const proposal of failed) feel(community, proposal, -1);
}

/** Who liked what was completed is happy, who liked what failed is not. */
function feel({ mends, params, participants }: Community, proposal: Proposal, sign: 1 | -1): void {
  if (!mends.movingSentiment) return;
  const { sentiment, count } = participants;
  for (let i = 0; i < count; i++) {
    const force = sign * proposal.affinity[i]!;
    sentiment[i] = sentimental(sentiment[i]!, force, params.sentiment_decay);
  }
}

function weakenRivals({ participants }: Community, { conflicts }: Proposal): void {
  for (const { proposal, strength } of conflicts) {
    for (let i = 0; i < participants.count; i++) proposal.affinity[i]! *= 1 - strength;
  }
}
