import { type BinaryComparisons, drawUniformly, pairKey, type ShownPair } from "~/core/comparison";
import { rng } from "~/core/numeric";
import {
  choosePair,
  fit,
  type PairRules,
  record,
  type Selection,
  selectionOf,
} from "~/core/ranking";
import type { Jury } from "./jury";
import { type RankingError, rankingError } from "./rankingError";

/** How far the ranking was from the truth after so many comparisons. */
export interface CurvePoint extends RankingError {
  readonly comparisons: number;
}

export interface ChoiceOptions {
  /** True log weights, one per item. */
  readonly theta: Float64Array;
  readonly jury: Jury;
  /** How the pairs are chosen; "uniform": at random among those the juror has not seen. */
  readonly rules: PairRules | "uniform";
  /** Share of the pairs that are held out: never asked here, and not counted. */
  readonly holdoutShare: number;
  /** Numbers of comparisons, ascending, after which the error is taken. */
  readonly checkpoints: readonly number[];
  /** Strength of the Gaussian prior (variance 1/(2α)) of the belief that choice goes by. */
  readonly beliefAlpha: number;
  /** The same of the ranking that is compared with the truth. */
  readonly rankingAlpha: number;
  readonly seed: string | number;
}

const METHOD = "bt_l2";

/**
 * How the error falls with the number of training comparisons, when jurors take turns and each is
 * asked the pair that `rules` choose. The ranking is `bt_l2` of the answers, however they were chosen.
 * The selection is made anew after every n answers; between, it learns one by one.
 *
 * Held-out pairs are a random share of all pairs, the same for the same seed; no comparison of one is
 * asked for, so that the curve counts what the active choice decides about. Pure, per seed.
 *
 * What it shows (bench/nextPair.ts; n = 100, 40 jurors, three seeds, repeats counted, a ranking whose
 * prior is as wide as the truth; share of the comparisons that active choice needs for the error that
 * uniform choice has after 1,200):
 *
 *   spread of the truth           1     1.5     2     3              1     1.5     2     3
 *   error_reduction    weights   85 %   54 %   23 %   24 %    θ    116 %   70 %   63 %   58 %
 *   bald_logistic      weights  141 %  101 %   42 %   44 %    θ    117 %   73 %   61 %   49 %
 *
 * (the 2025 trial's answers fit a spread of 1.3 by `bt_l2`). So half or less holds for the error of the
 * weights from a spread of about 1.5 on, and for that of θ at 3 only: a comparison brings at most ¼ of
 * information and a random one E p (1 − p), so that on θ little below 4 E p (1 − p) can be hoped for:
 * 75, 60, 49 and 35 % at those spreads. On a flat truth nothing is gained; and a ranking whose prior
 * is much wider than the truth (α = 0.1 at spread 1) does worse with active choice than with random
 * pairs, as close contests are taken for distances: where pairs are chosen actively, the ranking's
 * prior is to be chosen by the answers.
 */
export function choiceCurve(options: ChoiceOptions): CurvePoint[] {
  const { theta, jury, rules, checkpoints, seed, beliefAlpha, rankingAlpha } = options;
  const n = theta.length;
  const inHoldout = heldOutAtRandom(n, options.holdoutShare, `${seed} holdout`);
  const random = rng(`${seed} choice`);
  const shown: ShownPair[][] = Array.from({ length: jury.jurors }, () => []);
  const said: Said[] = [];
  let selection = selectionOf(rowsOf(n, said), beliefAlpha);
  const next = (juror: number) =>
    rules === "uniform"
      ? unseen(n, shown[juror]!, inHoldout, random)
      : choosePair(selection, { juror, shown: shown[juror]! }, { ...rules, inHoldout }, random);
  const curve: CurvePoint[] = [];
  for (let turn = 0; curve.length < checkpoints.length; turn++) {
    const juror = turn % jury.jurors;
    const pair = next(juror);
    if (!pair) break;
    const answer = { a: pair.a, b: pair.b, juror, outcome: jury.answer(juror, pair.a, pair.b) };
    shown[juror]!.push(pair);
    said.push(answer);
    if (rules !== "uniform") selection = after(selection, said, answer, beliefAlpha);
    if (said.length === checkpoints[curve.length]) {
      curve.push({
        comparisons: said.length,
        ...rankingError(rank(rowsOf(n, said), rankingAlpha), theta),
      });
    }
  }
  return curve;
}

interface Said extends ShownPair {
  readonly juror: number;
  readonly outcome: 0 | 1;
}

function after(
  selection: Selection,
  said: readonly Said[],
  answer: Said,
  alpha: number,
): Selection {
  if (said.length % selection.n === 0) return selectionOf(rowsOf(selection.n, said), alpha);
  record(selection, answer);
  return selection;
}

function rowsOf(n: number, said: readonly Said[]): BinaryComparisons {
  return {
    n,
    a: Int32Array.from(said, ({ a }) => a),
    b: Int32Array.from(said, ({ b }) => b),
    outcome: Float64Array.from(said, ({ outcome }) => outcome),
    juror: Int32Array.from(said, ({ juror }) => juror),
  };
}

function rank(binary: BinaryComparisons, alpha: number): Float64Array {
  const { n, a, b } = binary;
  const ratio = { n, a, b, logRatio: new Float64Array(a.length) };
  return fit(METHOD, { binary, ratio }, { alpha }, { intervals: false }).theta;
}

function heldOutAtRandom(n: number, share: number, seed: string) {
  const random = rng(seed);
  const held = new Set<number>();
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) if (random.next() < share) held.add(pairKey(n, i, j));
  }
  return (i: number, j: number) => held.has(pairKey(n, i, j));
}

function unseen(
  n: number,
  shown: readonly ShownPair[],
  inHoldout: (i: number, j: number) => boolean,
  random: ReturnType<typeof rng>,
): ShownPair | null {
  const seen = new Set(shown.map(({ a, b }) => pairKey(n, a, b)));
  const pair = drawUniformly(n, (i, j) => !inHoldout(i, j) && !seen.has(pairKey(n, i, j)), random);
  return pair && { a: pair[0], b: pair[1] };
}
