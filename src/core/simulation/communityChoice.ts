import type { Community, Proposal, Supports } from "./community";
import { addEntry } from "./communitySupports";

/** What everybody's choice of one day goes by. */
export interface Chooser {
  readonly community: Community;
  readonly candidates: readonly Proposal[];
  /** Yesterday's supports, proposals counted over the candidates. */
  readonly before: Supports;
  /** What affinity and boost must exceed, per participant; 0 for who does not choose. */
  readonly cuts: Float64Array;
  /** Room for one participant's boosts. */
  readonly boost: Float64Array;
}

/** max(sensitivity · best affinity, lowest affinity to support), for those who choose. */
export function cutsOf(
  { params, participants }: Community,
  candidates: readonly Proposal[],
  engaged: Uint8Array,
): Float64Array {
  const choosing: number[] = [];
  for (let i = 0; i < participants.count; i++) if (engaged[i] === 1) choosing.push(i);
  const best = new Float64Array(choosing.length).fill(Number.NEGATIVE_INFINITY);
  for (const { affinity } of candidates) {
    for (let k = 0; k < best.length; k++) {
      const value = affinity[choosing[k]!]!;
      if (value > best[k]!) best[k] = value;
    }
  }
  const cuts = new Float64Array(participants.count);
  for (const [k, i] of choosing.entries()) {
    cuts[i] = Math.max(params.sensitivity * best[k]!, params.lowest_affinity_to_support);
  }
  return cuts;
}

/**
 * Supports what is liked enough, by oneself and by those one listens to: affinity + social boost above
 * the cut. The weight that tokens are split on is that sum, or the affinity alone as in the originals.
 */
export function chosen(chooser: Chooser, i: number, after: Supports): void {
  const { community, candidates, cuts, boost } = chooser;
  const { influence, holdings } = community.participants;
  const social = influence[i]!.total > 0 && holdings[i]! > 0;
  if (social) socialBoost(chooser, i);
  const ownOnly = !community.mends.positiveTokens;
  const cut = cuts[i]!;
  for (let slot = 0; slot < candidates.length; slot++) {
    const affinity = candidates[slot]!.affinity[i]!;
    const liking = social ? affinity + boost[slot]! : affinity;
    if (liking > cut) addEntry(after, slot, ownOnly ? affinity : liking);
  }
}

/** boost_j = Σ_b tokens_bj · influence_b / (Σ_b influence_b · own holdings), b who one listens to. */
function socialBoost({ community, before, boost }: Chooser, i: number): void {
  const { influence, holdings } = community.participants;
  const { of, strength, total } = influence[i]!;
  const { start, proposal, tokens, rows } = before;
  boost.fill(0);
  for (let k = 0; k < of.length; k++) {
    const b = of[k]!;
    if (b >= rows) continue;
    const weight = strength[k]!;
    const end = start[b + 1]!;
    for (let e = start[b]!; e < end; e++) boost[proposal[e]!]! += tokens[e]! * weight;
  }
  const scale = total * holdings[i]!;
  for (let slot = 0; slot < boost.length; slot++) boost[slot]! /= scale;
}
