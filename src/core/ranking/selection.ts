import {
  type BinaryComparisons,
  type DisjointSets,
  disjointSets,
  joinSets,
  pairKey,
} from "~/core/comparison";
import { learn, narrow, type PairPosterior, pairPosterior, shift } from "./pairPosterior";

/**
 * What the choice of the next pair needs to know, kept up to date comparison by comparison without a
 * new fit: the posterior (a rank-one update), the parts that are joined (union-find), how often each
 * item was asked about, and who was given which pair. `record`, `reserve` and `settle` change it in
 * place; `selectionOf` all rows anew is the exact reference, due after about n changes.
 */
export interface Selection {
  readonly n: number;
  readonly posterior: PairPosterior;
  readonly groups: DisjointSets;
  /** Comparisons of each item, those that are out with a juror included. */
  readonly asked: Float64Array;
  /** Jurors who were given a pair, by `pairKey`; only pairs given to named jurors. */
  readonly jurorsOf: Map<number, number[]>;
}

/** A pair that is out with a juror: its information is counted, its outcome not known. */
export interface Reservation {
  readonly a: number;
  readonly b: number;
  /** The curvature by which the posterior was narrowed. */
  readonly bend: number;
}

/**
 * The selection after all rows (none at all are fine), under the Gaussian prior of `bt_l2` with
 * `alpha`. Throws FitInputError on rows that `fit` refuses.
 */
export function selectionOf(rows: BinaryComparisons, alpha?: number): Selection {
  const { n, a, b, juror } = rows;
  const posterior = pairPosterior(rows, alpha);
  const groups = disjointSets(n);
  const asked = new Float64Array(n);
  const selection = { n, posterior, groups, asked, jurorsOf: new Map<number, number[]>() };
  for (let row = 0; row < a.length; row++) {
    const weight = rows.weight?.[row] ?? 1;
    if (weight > 0) note(selection, a[row]!, b[row]!, juror?.[row], weight);
  }
  return selection;
}

/** Takes in an answer: 1: a won, 0: b won, 0.5: tie. O(n²) up to 1000 items, O(1) above. */
export function record(
  selection: Selection,
  { a, b, outcome, juror }: { a: number; b: number; outcome: number; juror?: number },
): void {
  learn(selection.posterior, a, b, outcome);
  note(selection, a, b, juror);
}

/** Counts a pair that goes out to a juror, so that the next choice does not ask the same again. */
export function reserve(
  selection: Selection,
  { a, b, juror }: { a: number; b: number; juror?: number | undefined },
): Reservation {
  const bend = learn(selection.posterior, a, b);
  note(selection, a, b, juror);
  return { a, b, bend };
}

/**
 * Ends a reservation: with the outcome, or without where the pair was left unanswered, skipped or
 * refused. Parts that it had joined stay joined until the selection is made anew, and the juror
 * remains one who was given the pair.
 */
export function settle(selection: Selection, { a, b, bend }: Reservation, outcome?: number): void {
  if (outcome !== undefined) {
    shift(selection.posterior, a, b, outcome);
    return;
  }
  narrow(selection.posterior, a, b, -bend);
  for (const item of [a, b]) selection.asked[item] = selection.asked[item]! - 1;
}

/** Remembers that a juror was given a pair, where its comparison is counted already or never will be. */
export function give(selection: Selection, a: number, b: number, juror: number): void {
  const key = pairKey(selection.n, a, b);
  const known = selection.jurorsOf.get(key);
  if (!known) selection.jurorsOf.set(key, [juror]);
  else if (!known.includes(juror)) known.push(juror);
}

function note(selection: Selection, a: number, b: number, juror?: number, times = 1): void {
  joinSets(selection.groups, a, b);
  for (const item of [a, b]) selection.asked[item] = selection.asked[item]! + times;
  if (juror !== undefined) give(selection, a, b, juror);
}
