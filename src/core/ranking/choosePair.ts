import {
  drawUniformly,
  mirroredRepeat,
  pairKey,
  quotaChance,
  repeatsAmong,
  type ShownPair,
} from "~/core/comparison";
import type { Rng } from "~/core/numeric";
import { bestOf, bestPair, type Criterion, type GainfulPair } from "./bestPair";
import { connectingPair } from "./connectingPair";
import { informationGain } from "./informationGain";
import { varianceOf } from "./pairPosterior";
import type { Selection } from "./selection";

/** Share of a juror's pairs that are mirrored repeats. */
export const REPEAT_SHARE = 0.1;

/** Why a pair was chosen; in the order in which the reasons are tried. */
export type PairReason = "holdout" | "connect" | "repeat" | "overlap" | "floor" | "information";

export interface ChosenPair extends ShownPair {
  readonly reason: PairReason;
  /** In the unit of the criterion; nats for a repeat and for a holdout pair. */
  readonly gain: number;
}

/** The juror who asks. */
export interface AskingJuror {
  /** This juror's number in the selection; absent for somebody the selection does not know. */
  readonly juror?: number | undefined;
  /** This juror's pairs in the order shown, holdout and repeats included. */
  readonly shown: readonly ShownPair[];
  /** False for pairs this juror must not see: conflicts of interest, refusals, withdrawn items. */
  readonly allows?: ((i: number, j: number) => boolean) | undefined;
}

/** How a round wants its pairs chosen; what is left out asks for nothing. */
export interface PairRules {
  /** True for pairs of the holdout: drawn uniformly, never chosen. */
  readonly inHoldout?: (i: number, j: number) => boolean;
  /** Share of a juror's pairs that are of the holdout. */
  readonly holdoutShare?: number;
  /** Share of a juror's pairs that are mirrored repeats, default 0.1. */
  readonly repeatShare?: number;
  /** Share of a juror's own pairs that another juror is given, too, so that agreement can be measured. */
  readonly overlapShare?: number;
  /** Comparisons that every item is to have before pairs are chosen for their information alone. */
  readonly itemFloor?: number;
  readonly criterion?: Criterion;
}

/**
 * The next pair for one juror, or null where nothing is left to ask. In this order:
 * 1. holdout: uniformly at random among the holdout pairs that the juror may see and has not seen,
 *    before any active choice and by chance alone, so that the holdout stays unbiased; after every
 *    tenth pair of the juror exactly round(holdoutShare · pairs) were of it (`quotaChance`);
 * 2. connect: while the comparisons leave several parts, the best pair that joins two of them: a
 *    spanning tree over the parts after parts − 1 answers;
 * 3. repeat: an own training pair shown once, at least 15 pairs ago, mirrored; by the same quota;
 * 4. overlap: while too few of the juror's training pairs were given to another juror, the best of
 *    those given to one;
 * 5. floor: while items have fewer comparisons than the floor, the best pair of two such, else of one;
 * 6. information: the best pair by the criterion (`bestPair`).
 * Where only holdout pairs are left they are drawn as in 1; then repeats; then null.
 *
 * "Best" is by the criterion under the selection's posterior. A juror sees a pair once, and once
 * mirrored. The side is drawn by `rng` except in a repeat. Changes nothing: the caller tells the
 * selection what was asked (`reserve`). Pure: the same selection, juror and seed give the same pair.
 */
export function choosePair(
  selection: Selection,
  asking: AskingJuror,
  rules: PairRules,
  rng: Rng,
): ChosenPair | null {
  const { shown } = asking;
  const { holdoutShare = 0, repeatShare = REPEAT_SHARE, criterion = "bald_logistic" } = rules;
  const may = permissions(selection.n, asking, rules);
  const isDue = (share: number, taken: () => number) =>
    share > 0 && rng.next() < quotaChance(share, shown.length, taken());
  const heldOut = () => uniformPair(selection, may.heldOut, rng);
  const mirrored = () => {
    const pair = mirroredRepeat(selection.n, shown, may.repeat, rng);
    return pair && withNats(selection, pair, "repeat");
  };
  const best = (pair: GainfulPair | null, reason: PairReason) =>
    pair && { ...atRandom([pair.i, pair.j], rng), reason, gain: pair.gain };

  const drawn = isDue(holdoutShare, () => shown.filter(({ a, b }) => may.isHeld(a, b)).length);
  return (
    (drawn ? heldOut() : null) ??
    best(connectingPair(selection, may.train, criterion), "connect") ??
    (isDue(repeatShare, () => repeatsAmong(selection.n, shown)) ? mirrored() : null) ??
    best(overlappingPair(selection, asking, rules, may), "overlap") ??
    best(pairBelowFloor(selection, rules, may.train), "floor") ??
    best(bestPair(selection.posterior, may.train, { criterion }), "information") ??
    (holdoutShare > 0 ? heldOut() : null) ??
    (repeatShare > 0 ? mirrored() : null)
  );
}

function permissions(n: number, { shown, allows }: AskingJuror, { inHoldout }: PairRules) {
  const seen = new Set(shown.map(({ a, b }) => pairKey(n, a, b)));
  const isHeld = inHoldout ?? (() => false);
  const isOpen = (i: number, j: number) => !seen.has(pairKey(n, i, j)) && (allows?.(i, j) ?? true);
  return {
    isHeld,
    heldOut: (i: number, j: number) => isHeld(i, j) && isOpen(i, j),
    // The split is asked for last: it may cost a hash.
    train: (i: number, j: number) => isOpen(i, j) && !isHeld(i, j),
    repeat: (i: number, j: number) => (allows?.(i, j) ?? true) && !isHeld(i, j),
  };
}

function uniformPair(
  selection: Selection,
  fits: (i: number, j: number) => boolean,
  rng: Rng,
): ChosenPair | null {
  const pair = drawUniformly(selection.n, fits, rng);
  return pair && withNats(selection, atRandom(pair, rng), "holdout");
}

function withNats(
  { posterior }: Selection,
  { a, b }: ShownPair,
  reason: "holdout" | "repeat",
): ChosenPair {
  const mean = posterior.theta[a]! - posterior.theta[b]!;
  return { a, b, reason, gain: informationGain(mean, varianceOf(posterior, a, b)) };
}

function atRandom([i, j]: readonly [number, number], rng: Rng): ShownPair {
  return rng.next() < 0.5 ? { a: i, b: j } : { a: j, b: i };
}

/** Overlap: the best pair that another juror was given, while too few of this juror's were. */
function overlappingPair(
  { n, posterior, jurorsOf }: Selection,
  { juror, shown }: AskingJuror,
  { overlapShare = 0, criterion = "bald_logistic" }: PairRules,
  may: ReturnType<typeof permissions>,
): GainfulPair | null {
  if (overlapShare <= 0) return null;
  const others = (key: number) => (jurorsOf.get(key) ?? []).filter((who) => who !== juror).length;
  const own = new Set(shown.flatMap(({ a, b }) => (may.isHeld(a, b) ? [] : [pairKey(n, a, b)])));
  const shared = [...own].filter((key) => others(key) > 0).length;
  if (shared >= overlapShare * (own.size + 1)) return null;
  const given: [number, number][] = [];
  for (const [key, jurors] of jurorsOf) {
    if (jurors.length !== 1 || jurors[0] === juror) continue;
    const [i, j] = [Math.floor(key / n), key % n];
    if (may.train(i, j)) given.push([i, j]);
  }
  return bestOf(posterior, given, criterion);
}

/** Floor: the best pair of two items that have too few comparisons, else with one. */
function pairBelowFloor(
  { posterior, asked }: Selection,
  { itemFloor = 0, criterion = "bald_logistic" }: PairRules,
  open: (i: number, j: number) => boolean,
): GainfulPair | null {
  const isLow = (item: number) => asked[item]! < itemFloor;
  const items = Array.from(asked.keys()).filter(isLow);
  if (items.length === 0) return null;
  const withOne = (i: number, j: number) => (isLow(i) || isLow(j)) && open(i, j);
  return (
    bestPair(posterior, open, { criterion, items }) ?? bestPair(posterior, withOne, { criterion })
  );
}
