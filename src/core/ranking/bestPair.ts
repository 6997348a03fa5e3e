import { informationGain } from "./informationGain";
import { type PairPosterior, varianceOf } from "./pairPosterior";

/** Pairs whose gain is computed exactly: the best by the quick bound. */
const SHORTLIST = 256;
/** Items whose pairs are looked at: those known least. Bounds the work at half a million pairs. */
const CANDIDATE_ITEMS_MAX = 1000;

export interface GainfulPair {
  readonly i: number;
  readonly j: number;
  /** Nats. */
  readonly gain: number;
}

/**
 * The pair whose next outcome tells most, or null where `open` leaves none. Ties go to the lower
 * items.
 *
 * All pairs are ranked by p (1 − p) v, twice the gain to first order in the variance v, without a
 * logarithm or exponential per pair; the gain of the 256 best is then computed exactly.
 */
export function bestPair(
  state: PairPosterior,
  open: (i: number, j: number) => boolean,
): GainfulPair | null {
  let best: GainfulPair | null = null;
  for (const { i, j } of shortlist(state, open)) {
    const gain = informationGain(state.theta[i]! - state.theta[j]!, varianceOf(state, i, j));
    const isBetter = !best || gain > best.gain;
    const isLower = best && gain === best.gain && (i < best.i || (i === best.i && j < best.j));
    if (isBetter || isLower) best = { i, j, gain };
  }
  return best;
}

function shortlist(state: PairPosterior, open: (i: number, j: number) => boolean) {
  const { n, theta, covariance, dense } = state;
  const own = Float64Array.from(theta, (_, k) => covariance[dense ? k * n + k : k]!);
  const items = candidates(own);
  const strength = theta.map((value) => Math.exp(value / 2));
  const inverse = strength.map((value) => 1 / value);
  const kept: { i: number; j: number; score: number }[] = [];
  let bar = Number.NEGATIVE_INFINITY;
  for (let first = 0; first < items.length; first++) {
    const i = items[first]!;
    for (let second = first + 1; second < items.length; second++) {
      const j = items[second]!;
      const shared = dense ? 2 * covariance[i * n + j]! : 0;
      // 1 / (p (1 − p)) = (e^(d/2) + e^(−d/2))².
      const spread = strength[i]! * inverse[j]! + strength[j]! * inverse[i]!;
      const score = (own[i]! + own[j]! - shared) / (spread * spread);
      if (score <= bar || !open(i, j)) continue;
      kept.push({ i, j, score });
      if (kept.length < 2 * SHORTLIST) continue;
      kept.sort((x, y) => y.score - x.score);
      kept.length = SHORTLIST;
      bar = kept[SHORTLIST - 1]!.score;
    }
  }
  return kept.sort((x, y) => y.score - x.score).slice(0, SHORTLIST);
}

/** The items known least, in ascending order. */
function candidates(variance: Float64Array): number[] {
  const items = Array.from(variance.keys());
  if (items.length <= CANDIDATE_ITEMS_MAX) return items;
  items.sort((x, y) => variance[y]! - variance[x]! || x - y);
  return items.slice(0, CANDIDATE_ITEMS_MAX).sort((x, y) => x - y);
}
