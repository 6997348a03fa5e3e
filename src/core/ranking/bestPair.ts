import { adfExpectedGain } from "./adfExpectedGain";
import { errorReduction, lossAt } from "./errorReduction";
import { roughCurvature } from "./expectedCurvature";
import { informationGain } from "./informationGain";
import type { PairPosterior } from "./pairPosterior";

/**
 * What makes a pair worth asking:
 * - bald_logistic: nats that the outcome has on the difference of the two (`informationGain`);
 * - adf_expected_gain: nats on both under a probit model with unit noise and independent items;
 * - error_reduction: expected fall of the error of weights and log weights (`errorReduction`).
 */
export const CRITERIA = ["bald_logistic", "adf_expected_gain", "error_reduction"] as const;
export type Criterion = (typeof CRITERIA)[number];

/** Pairs whose gain is computed exactly: the best by the rough score. */
const SHORTLIST = 256;
/** Items whose pairs are looked at: those with most at stake. Bounds the work at 80,000 pairs. */
const CANDIDATE_ITEMS_MAX = 400;

export interface GainfulPair {
  readonly i: number;
  readonly j: number;
  /** In the unit of the criterion. */
  readonly gain: number;
}

type Open = (i: number, j: number) => boolean;

/**
 * The pair with the highest gain, or null where `open` leaves none. Ties go to the lower items.
 *
 * Pairs are ranked by a rough score without a logarithm or exponential (E p (1 − p) times the
 * variance of the difference, or times its cost); the gain of the 256 best is then computed. Above
 * 400 items only pairs of those with most at stake are ranked, at any size the same work; where all
 * of these are closed, the first open pair in the order of the stakes is taken.
 */
export function bestPair(
  state: PairPosterior,
  open: Open,
  { criterion = "bald_logistic", items }: { criterion?: Criterion; items?: readonly number[] } = {},
): GainfulPair | null {
  const scoring = scoringOf(state, criterion);
  const order = byStake(items ?? Array.from(scoring.stake.keys()), scoring.stake);
  const pairs = shortlist(scoring, order.slice(0, CANDIDATE_ITEMS_MAX), open);
  if (pairs.length === 0 && order.length > CANDIDATE_ITEMS_MAX) {
    pairs.push(...firstOpen(order, open));
  }
  return highest(pairs, scoring);
}

/** The best of the pairs given, ranked like all pairs above. */
export function bestOf(
  state: PairPosterior,
  pairs: readonly (readonly [number, number])[],
  criterion: Criterion,
): GainfulPair | null {
  const scoring = scoringOf(state, criterion);
  const scored = pairs.map(([i, j]) => ({ i, j, score: scoring.rough(i, j) }));
  return highest(scored.sort(byScore).slice(0, SHORTLIST), scoring);
}

function highest(pairs: readonly Scored[], { gain }: Scoring): GainfulPair | null {
  let best: GainfulPair | null = null;
  for (const { i, j } of pairs) {
    const found = gain(i, j);
    const isBetter = !best || found > best.gain;
    const isLower = best && found === best.gain && (i < best.i || (i === best.i && j < best.j));
    if (isBetter || isLower) best = { i, j, gain: found };
  }
  return best;
}

interface Scoring {
  readonly gain: (i: number, j: number) => number;
  readonly rough: (i: number, j: number) => number;
  /** What is at stake with each item by itself. */
  readonly stake: Float64Array;
}

function scoringOf(state: PairPosterior, criterion: Criterion): Scoring {
  const { n, theta, covariance, dense } = state;
  const own = Float64Array.from(theta, (_, k) => covariance[dense ? k * n + k : k]!);
  const spread = dense
    ? (i: number, j: number) => own[i]! + own[j]! - 2 * covariance[i * n + j]!
    : (i: number, j: number) => own[i]! + own[j]!;
  if (criterion === "error_reduction") {
    const loss = lossAt(state);
    const stake = own.map((variance, k) => loss.cost[k]! * variance * variance);
    const rough = (i: number, j: number) => {
      const variance = spread(i, j);
      const h = roughCurvature(theta[i]! - theta[j]!, variance);
      return (h * (stake[i]! + stake[j]!)) / (1 + h * variance);
    };
    return { gain: (i, j) => errorReduction(state, loss, i, j), rough, stake };
  }
  const rough = (i: number, j: number) => {
    const variance = spread(i, j);
    return variance * roughCurvature(theta[i]! - theta[j]!, variance);
  };
  if (criterion === "adf_expected_gain") {
    const belief = (item: number) => ({ mean: theta[item]!, variance: own[item]! });
    const gain = (i: number, j: number) => adfExpectedGain(belief(i), belief(j)).gain;
    return { gain, rough, stake: own };
  }
  const gain = (i: number, j: number) => informationGain(theta[i]! - theta[j]!, spread(i, j));
  return { gain, rough, stake: own };
}

function byStake(items: readonly number[], stake: Float64Array): number[] {
  return [...items].sort((x, y) => stake[y]! - stake[x]! || x - y);
}

interface Scored {
  readonly i: number;
  readonly j: number;
  readonly score: number;
}

const byScore = (x: Scored, y: Scored) => y.score - x.score;

function shortlist({ rough }: Scoring, order: readonly number[], open: Open): Scored[] {
  const items = [...order].sort((x, y) => x - y);
  const kept: Scored[] = [];
  let bar = Number.NEGATIVE_INFINITY;
  for (let first = 0; first < items.length; first++) {
    const i = items[first]!;
    for (let second = first + 1; second < items.length; second++) {
      const j = items[second]!;
      const score = rough(i, j);
      if (score <= bar || !open(i, j)) continue;
      kept.push({ i, j, score });
      if (kept.length < 2 * SHORTLIST) continue;
      kept.sort(byScore);
      kept.length = SHORTLIST;
      bar = kept[SHORTLIST - 1]!.score;
    }
  }
  return kept.sort(byScore).slice(0, SHORTLIST);
}

function firstOpen(order: readonly number[], open: Open): Scored[] {
  for (let late = 1; late < order.length; late++) {
    for (let early = 0; early < late; early++) {
      const [i, j] = [order[early]!, order[late]!].sort((x, y) => x - y) as [number, number];
      if (open(i, j)) return [{ i, j, score: 0 }];
    }
  }
  return [];
}
