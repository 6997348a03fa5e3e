import type { Rng } from "~/core/numeric";
import { components } from "./components";

/** Why a pair was chosen. */
export type PairReason = "holdout" | "connect" | "information" | "repeat";

export interface ChosenPair {
  /** Shown first. */
  readonly a: number;
  readonly b: number;
  readonly reason: PairReason;
}

/** An answered pair as it was shown: `a` first. */
export interface ShownPair {
  readonly a: number;
  readonly b: number;
}

export interface PairChoiceInput {
  /** Number of items. */
  readonly n: number;
  /** Everybody's comparisons so far that may be learned from (holdout pairs left out). */
  readonly overall: readonly ShownPair[];
  /** This juror's pairs so far in the order served, holdout and repeats included. */
  readonly own: readonly ShownPair[];
  /** False for a pair this juror must not see: conflicts of interest, withdrawn items. */
  readonly allows?: (i: number, j: number) => boolean;
  /** True for the pairs of the holdout: served by the uniform draw alone, never by active choice. */
  readonly inHoldout?: (i: number, j: number) => boolean;
  /** Current log weights; absent: all equal. */
  readonly theta?: ArrayLike<number>;
  /** Chance of a holdout draw, default 0 (where the split has no holdout). */
  readonly holdoutShare?: number;
  /** Chance of a mirrored repeat where one is due. */
  readonly repeatShare?: number;
  readonly rng: Rng;
}

const REPEAT_SHARE_DEFAULT = 0.1;
/** Pairs that must lie between a pair and its mirrored repeat. */
const REPEAT_GAP = 15;
/** Random draws after which a uniform holdout draw falls back to listing the pairs. */
const HOLDOUT_DRAWS_MAX = 200;
/** Items whose pairs are scored: the least compared ones. Bounds the work at about 20,000 pairs. */
const CANDIDATE_ITEMS_MAX = 200;
/** Prior variance of an item's log weight, in the rough posterior variance of the score. */
const ITEM_VARIANCE = 4;

/**
 * The next pair for one juror, or null where nothing is left to ask. In this order:
 * 1. holdout: with chance `holdoutShare`, uniformly at random among the holdout pairs that the
 *    juror may see and has not seen, before any active choice, so that the holdout stays unbiased;
 * 2. connect: while the comparisons so far leave several components, a pair that joins two of them
 *    (least compared items first): after components − 1 answers the graph is connected;
 * 3. repeat: with chance `repeatShare`, an own pair (none of the holdout) served at least 15 pairs ago,
 *    once, mirrored;
 * 4. information: the pair with the highest rough information gain ½ log(1 + p (1 − p) v),
 *    p = σ(θ_i − θ_j), v = v_i + v_j, v_i = 4 / (1 + comparisons of i): high for items little compared
 *    and for pairs whose outcome is open (the mutual information of a logistic outcome and a
 *    normal difference to first order; Houlsby et al., arXiv 1112.5745). Ties are broken by `rng`.
 * Where only holdout pairs are left they are drawn as in 1; then repeats; then null.
 * The side is drawn by `rng` except in a mirrored repeat. Pure: the same input and seed give the
 * same pair.
 */
export function choosePair(input: PairChoiceInput): ChosenPair | null {
  const { rng } = input;
  const seen = new Set(input.own.map(({ a, b }) => keyOf(input.n, a, b)));
  const open = (i: number, j: number) =>
    !seen.has(keyOf(input.n, i, j)) && (input.allows?.(i, j) ?? true);
  const holdoutShare = input.holdoutShare ?? 0;
  const drawn = rng.next() < holdoutShare ? drawHoldout(input, open) : null;
  if (drawn) return randomSide(drawn, "holdout", rng);
  const openTrain = (i: number, j: number) => !(input.inHoldout?.(i, j) ?? false) && open(i, j);
  const counts = new Int32Array(input.n);
  for (const { a, b } of input.overall) {
    counts[a] = counts[a]! + 1;
    counts[b] = counts[b]! + 1;
  }
  const joining = joinComponents(input, counts, openTrain);
  if (joining) return randomSide(joining, "connect", rng);
  const due = rng.next() < (input.repeatShare ?? REPEAT_SHARE_DEFAULT);
  const repeat = due ? mirroredRepeat(input) : null;
  if (repeat) return repeat;
  const informative = mostInformative(input, counts, openTrain);
  if (informative) return randomSide(informative, "information", rng);
  const last = holdoutShare > 0 ? drawHoldout(input, open) : null;
  return last ? randomSide(last, "holdout", rng) : mirroredRepeat(input);
}

type Pair = readonly [number, number];
type Open = (i: number, j: number) => boolean;

function keyOf(n: number, i: number, j: number): number {
  return Math.min(i, j) * n + Math.max(i, j);
}

function randomSide([i, j]: Pair, reason: PairReason, rng: Rng): ChosenPair {
  return rng.next() < 0.5 ? { a: i, b: j, reason } : { a: j, b: i, reason };
}

function drawHoldout({ n, inHoldout, rng }: PairChoiceInput, open: Open): Pair | null {
  if (!inHoldout || n < 2) return null;
  const fits = (i: number, j: number) => i !== j && inHoldout(i, j) && open(i, j);
  for (let draw = 0; draw < HOLDOUT_DRAWS_MAX; draw++) {
    const i = rng.int(n);
    const j = rng.int(n);
    if (fits(i, j)) return [i, j];
  }
  // Few are left: list them, which is as uniform.
  const left: Pair[] = [];
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) if (fits(i, j)) left.push([i, j]);
  return left.length > 0 ? left[rng.int(left.length)]! : null;
}

/** Items in ascending number of comparisons, ties in random order. */
function leastComparedFirst(counts: Int32Array, rng: Rng): number[] {
  const items = rng.shuffle(Array.from(counts, (_, item) => item));
  return items.sort((x, y) => counts[x]! - counts[y]!);
}

function joinComponents(
  { n, overall, rng }: PairChoiceInput,
  counts: Int32Array,
  open: Open,
): Pair | null {
  const { label, count } = components(
    n,
    overall.map(({ a }) => a),
    overall.map(({ b }) => b),
  );
  if (count < 2) return null;
  const order = leastComparedFirst(counts, rng);
  for (const i of order) {
    for (const j of order) if (label[i] !== label[j] && open(i, j)) return [i, j];
  }
  return null;
}

/** An own pair served at least 15 pairs ago and once, mirrored; null where none is due. */
export function mirroredRepeat({
  n,
  own,
  allows,
  inHoldout,
  rng,
}: Pick<PairChoiceInput, "n" | "own" | "allows" | "inHoldout" | "rng">): ChosenPair | null {
  const times = new Map<number, number>();
  for (const { a, b } of own) times.set(keyOf(n, a, b), (times.get(keyOf(n, a, b)) ?? 0) + 1);
  const due = own
    .slice(0, Math.max(0, own.length - REPEAT_GAP))
    .filter(({ a, b }) => times.get(keyOf(n, a, b)) === 1)
    .filter(({ a, b }) => (allows?.(a, b) ?? true) && !(inHoldout?.(a, b) ?? false));
  if (due.length === 0) return null;
  const { a, b } = due[rng.int(due.length)]!;
  return { a: b, b: a, reason: "repeat" };
}

function mostInformative(
  { theta, rng }: PairChoiceInput,
  counts: Int32Array,
  open: Open,
): Pair | null {
  const order = leastComparedFirst(counts, rng);
  const variance = (item: number) => ITEM_VARIANCE / (1 + counts[item]!);
  let best: Pair | null = null;
  let bestGain = Number.NEGATIVE_INFINITY;
  for (let first = 0; first < order.length; first++) {
    // Beyond the candidates go on only until some pair is found at all.
    if (first >= CANDIDATE_ITEMS_MAX && best) break;
    for (let second = 0; second < first; second++) {
      const i = order[first]!;
      const j = order[second]!;
      const p = theta ? 1 / (1 + Math.exp(theta[j]! - theta[i]!)) : 0.5;
      const gain = 0.5 * Math.log1p(p * (1 - p) * (variance(i) + variance(j)));
      if (gain > bestGain && open(i, j)) {
        best = [i, j];
        bestGain = gain;
      }
    }
  }
  return best;
}
