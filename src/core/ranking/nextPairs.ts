import type { BinaryComparisons, ShownPair } from "~/core/comparison";
import type { Rng } from "~/core/numeric";
import { type ChosenPair, choosePair, type PairRules } from "./choosePair";
import { reserve, selectionOf } from "./selection";

/**
 * The next `count` pairs worth asking, in order; fewer where none are left. Each is chosen as
 * `choosePair` chooses, and then counts as asked: it narrows the posterior as its answer will,
 * whatever that is, and joins the parts it joins. So a batch does not ask the same thing twice, and
 * its first parts − 1 pairs span the parts. A pair is chosen once; a named juror is asked no pair
 * answered before, but for mirrored repeats, and nobody in particular is asked no repeats.
 *
 * Pure: the same rows and seed give the same pairs. Throws FitInputError on rows that `fit` refuses
 * (none at all are fine).
 */
export function nextPairs(
  rows: BinaryComparisons,
  {
    count,
    juror,
    rules = {},
    rng,
  }: { count: number; juror?: number | undefined; rules?: PairRules; rng: Rng },
): ChosenPair[] {
  const selection = selectionOf(rows);
  const shown = juror === undefined ? [] : shownTo(rows, juror);
  const ofNobody = juror === undefined ? { repeatShare: 0 } : {};
  const chosen: ChosenPair[] = [];
  while (chosen.length < count) {
    const next = choosePair(selection, { juror, shown }, { ...rules, ...ofNobody }, rng);
    if (!next) break;
    chosen.push(next);
    shown.push(next);
    // The holdout tells the choice of training pairs nothing.
    if (!rules.inHoldout?.(next.a, next.b)) reserve(selection, { a: next.a, b: next.b, juror });
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
