import {
  type BinaryComparisons,
  connectedGroups,
  mirroredRepeat,
  pairTable,
  type ShownPair,
} from "~/core/comparison";
import type { Rng } from "~/core/numeric";
import { bestPair } from "./bestPair";
import { informationGain } from "./informationGain";
import { learn, type PairPosterior, pairPosterior, varianceOf } from "./pairPosterior";

export interface NextPair {
  /** Shown first. */
  readonly a: number;
  readonly b: number;
  /** connect: joins parts; information: tells most; repeat: asks the juror again, mirrored. */
  readonly reason: "connect" | "information" | "repeat";
  /** Information that the outcome has, in nats. */
  readonly gain: number;
}

/** Chance of a mirrored repeat where one is due. */
const REPEAT_SHARE = 0.1;

/**
 * The next `count` pairs worth asking, in order; fewer where none are left. For each in turn:
 * 1. connect: while the comparisons and the pairs chosen leave several components, the most
 *    informative pair that joins two of them (a spanning tree over components after the last);
 * 2. repeat: for a named juror with chance 0.1, an own pair at least 15 pairs old, mirrored;
 * 3. information: the pair whose outcome tells most about the difference of its items
 *    (`informationGain` under the posterior of `bt_l2` with α = 0.1).
 * Each chosen pair narrows the posterior as its answer will, so a batch does not ask the same thing
 * twice. A pair is chosen once; a named juror is asked no pair answered before, but for repeats.
 * The side is drawn by `rng`. Pure: the same rows and seed give the same pairs.
 *
 * Throws FitInputError on rows that `fit` refuses (none at all are fine).
 */
export function nextPairs(
  rows: BinaryComparisons,
  { count, juror, rng }: { count: number; juror?: number; rng: Rng },
): NextPair[] {
  const { n } = rows;
  const state = pairPosterior(rows);
  const own = juror === undefined ? [] : shownTo(rows, juror);
  const served = [...own];
  const taken = new Set(own.map(({ a, b }) => keyOf(n, a, b)));
  const label = Int32Array.from(connectedGroups(pairTable(rows)).label);
  const chosen: NextPair[] = [];
  while (chosen.length < count) {
    const next =
      connecting(state, label, taken, rng) ??
      (juror !== undefined ? repeated(state, served, rng) : null) ??
      informative(state, taken, rng);
    if (!next) break;
    chosen.push(next);
    served.push({ a: next.a, b: next.b });
    taken.add(keyOf(n, next.a, next.b));
    merge(label, next.a, next.b);
    learn(state, next.a, next.b);
  }
  return chosen;
}

function shownTo({ a, b, juror }: BinaryComparisons, who: number): ShownPair[] {
  const shown: ShownPair[] = [];
  for (let row = 0; row < a.length; row++) {
    if (juror?.[row] === who) shown.push({ a: a[row]!, b: b[row]! });
  }
  return shown;
}

function keyOf(n: number, i: number, j: number): number {
  return Math.min(i, j) * n + Math.max(i, j);
}

function connecting(
  state: PairPosterior,
  label: Int32Array,
  taken: ReadonlySet<number>,
  rng: Rng,
): NextPair | null {
  if (label.every((group) => group === label[0])) return null;
  const open = (i: number, j: number) => label[i] !== label[j] && !taken.has(keyOf(state.n, i, j));
  return sided(bestPair(state, open), "connect", rng);
}

function informative(state: PairPosterior, taken: ReadonlySet<number>, rng: Rng): NextPair | null {
  const open = (i: number, j: number) => !taken.has(keyOf(state.n, i, j));
  return sided(bestPair(state, open), "information", rng);
}

function repeated(state: PairPosterior, served: readonly ShownPair[], rng: Rng): NextPair | null {
  if (rng.next() >= REPEAT_SHARE) return null;
  const pair = mirroredRepeat({ n: state.n, own: served, rng });
  if (!pair) return null;
  const { a, b } = pair;
  const gain = informationGain(state.theta[a]! - state.theta[b]!, varianceOf(state, a, b));
  return { a, b, reason: "repeat", gain };
}

function sided(
  pair: ReturnType<typeof bestPair>,
  reason: NextPair["reason"],
  rng: Rng,
): NextPair | null {
  if (!pair) return null;
  const { i, j, gain } = pair;
  return rng.next() < 0.5 ? { a: i, b: j, reason, gain } : { a: j, b: i, reason, gain };
}

/** Joins the components of two items. */
function merge(label: Int32Array, a: number, b: number): void {
  const from = label[b]!;
  const to = label[a]!;
  for (let k = 0; k < label.length; k++) if (label[k] === from) label[k] = to;
}
