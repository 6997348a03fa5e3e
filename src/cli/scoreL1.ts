import { readSubmission } from "~/core/formats";
import { type LevelValues, scoreLevels } from "~/core/scoring";
import { accepted, load, type nameOptions } from "./load";
import { note } from "./output";

/** The metric for holdouts that state values: weights, originality, weights of dependencies. */
export const L1 = "l1";

/** Sums that differ from 1 by more than rounding are worth a note. */
const SUM_TOLERANCE = 1e-4;

/** The distances of a submission to a file of fitted values, one per level that the file has. */
export function l1OfFiles(
  { submission, holdout }: { submission: string; holdout: string },
  bytes: Uint8Array,
  names: ReturnType<typeof nameOptions>,
): ReturnType<typeof scoreLevels> {
  const predicted = load(submission, (input) =>
    readSubmission(input, { ...names, unscaled: true }),
  );
  // Which repositories the jury judged is the holdout's own affair: no list applies to it.
  const spelling = { ...names, items: undefined };
  const jury = accepted(holdout, readSubmission(bytes, { ...spelling, unscaled: true }));
  noteSums(submission, predicted);
  noteSums(holdout, jury);
  return scoreLevels(predicted, { values: jury });
}

function noteSums(path: string, { dependencies }: LevelValues): void {
  const sums = [...dependencies.values()].map((weights) =>
    [...weights.values()].reduce((sum, weight) => sum + weight, 0),
  );
  const off = sums.filter((sum) => Math.abs(sum - 1) > SUM_TOLERANCE).length;
  if (off === 0) return;
  const what = off === 1 ? "1 repository" : `${off} repositories`;
  note(`${path}: the weights of ${what} do not add up to 1; scored as written`);
}
