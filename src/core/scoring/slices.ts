import { quantile } from "~/core/numeric";
import { ScoreInputError } from "./errors";
import { resampledMeans } from "./resample";
import type { RowLosses } from "./rowLosses";

/** Fewer rows or jurors than this and nothing is said about a slice. */
export const SLICE_ROWS_MIN = 20;
export const SLICE_JURORS_MIN = 5;

/** A 95 % interval. */
const TAIL = 0.025;
const DEFAULT_SEED = "steelyard slices";

export type Verdict = "better" | "about the same" | "worse" | "too few to tell";

/** How an entry does on one kind of rows, against a baseline. */
export interface SliceVerdict {
  readonly slice: string;
  readonly verdict: Verdict;
}

/**
 * Feedback per slice of a holdout (a kind of project, a stretch of multipliers, …) that is too
 * coarse to read rows out of: better, about the same or worse than a baseline, and no number.
 *
 * better, worse: the 95 % interval of the paired difference of the two mean losses on the slice, by
 * resampling its jurors (`resampledMeans`), leaves out 0. Slices with fewer than 20 rows of some
 * weight or 5 jurors are named without a verdict; rows of unknown jurors count as one juror's.
 *
 * Even three words are an answer. Give them for a submission that the ladder released, and not for
 * each one tried: then they add at most as many answers as the board has rungs.
 *
 * @param entry, baseline losses on the same rows
 * @param slices the slice of each row; rows of none (undefined) are left out
 * @returns by name of the slice, in code-unit order
 * @throws ScoreInputError when there is not one label per row, or rows differ
 */
export function sliceVerdicts(
  entry: RowLosses,
  baseline: RowLosses,
  slices: readonly (string | undefined)[],
  { better, seed = DEFAULT_SEED }: { better: "lower" | "higher"; seed?: string },
): SliceVerdict[] {
  if (slices.length !== entry.values.length) {
    throw new ScoreInputError(`${entry.values.length} rows but ${slices.length} slice labels`);
  }
  const rowsOf = new Map<string, number[]>();
  slices.forEach((slice, row) => {
    if (slice === undefined || entry.weight?.[row] === 0) return;
    const rows = rowsOf.get(slice);
    if (rows) rows.push(row);
    else rowsOf.set(slice, [row]);
  });
  const names = [...rowsOf.keys()].sort((one, other) => (one < other ? -1 : 1));
  const sign = better === "lower" ? 1 : -1;
  return names.map((slice) => {
    const pair = [entry, baseline].map((losses) => takeRows(losses, rowsOf.get(slice)!));
    return { slice, verdict: isEnough(pair[0]!) ? verdictOf(pair, sign, seed) : "too few to tell" };
  });
}

function isEnough({ values, juror }: RowLosses): boolean {
  const jurors = juror ? new Set(juror).size : 1;
  return values.length >= SLICE_ROWS_MIN && jurors >= SLICE_JURORS_MIN;
}

function verdictOf(pair: readonly RowLosses[], sign: number, seed: string): Verdict {
  const means = resampledMeans(pair, seed);
  const ahead = Float64Array.from(
    { length: means.length / 2 },
    (_, r) => sign * (means[2 * r + 1]! - means[2 * r]!),
  );
  if (quantile(ahead, TAIL) > 0) return "better";
  return quantile(ahead, 1 - TAIL) < 0 ? "worse" : "about the same";
}

function takeRows({ values, weight, juror }: RowLosses, rows: readonly number[]): RowLosses {
  return {
    values: Float64Array.from(rows, (row) => values[row]!),
    ...(weight && { weight: Float64Array.from(rows, (row) => weight[row]!) }),
    ...(juror && { juror: Int32Array.from(rows, (row) => juror[row]!) }),
  };
}
