import { rng } from "~/core/numeric";
import { ScoreInputError } from "./errors";
import type { RowLosses } from "./rowLosses";

/** Resamples for an interval; fewer when so many sums would be drawn that it would take minutes. */
const RESAMPLES = 1000;
const RESAMPLES_MIN = 200;
const ADDITIONS_MAX = 2e9;
const DRAWS_MAX = 2e7;

/**
 * Means of several entries in the same resamples, by the cluster bootstrap (Efron and Tibshirani
 * 1993, ch. 8): jurors are drawn with replacement, each with all of their rows, because one
 * juror's answers are not independent. With fewer than two jurors, rows are drawn.
 *
 * Since every entry is averaged over the same draws, what all of them find hard cancels in their
 * differences (a paired comparison). Rows are first added up per juror, so that a resample costs
 * jurors × entries, whatever the number of rows. Deterministic: equal rows and seed, equal means.
 *
 * @returns resamples × entries, row by row.
 * @throws ScoreInputError when entries have different rows.
 */
export function resampledMeans(entries: readonly RowLosses[], seed: string): Float64Array {
  const { sums, totals } = clusterSums(entries);
  const width = entries.length;
  const resamples = resamplesFor(totals.length, width);
  const random = rng(seed);
  const means = new Float64Array(resamples * width);
  const drawn = new Int32Array(totals.length);
  let kept = 0;
  for (let r = 0; r < resamples; r++) {
    drawn.fill(0);
    for (let draw = 0; draw < totals.length; draw++) drawn[random.int(totals.length)]!++;
    const out = means.subarray(kept * width, (kept + 1) * width);
    // A resample of clusters that all weigh nothing says nothing about the mean.
    if (meansOf(drawn, sums, totals, out)) kept += 1;
  }
  return means.subarray(0, kept * width);
}

function resamplesFor(clusters: number, entries: number): number {
  const affordable = Math.min(DRAWS_MAX / clusters, ADDITIONS_MAX / (clusters * entries));
  return Math.max(RESAMPLES_MIN, Math.min(RESAMPLES, Math.floor(affordable)));
}

/** Writes Σ drawn·sums / Σ drawn·totals per entry; false when the divisor is 0. */
function meansOf(
  drawn: Int32Array,
  sums: Float64Array,
  totals: Float64Array,
  out: Float64Array,
): boolean {
  let total = 0;
  for (let cluster = 0; cluster < drawn.length; cluster++) {
    const times = drawn[cluster]!;
    if (times === 0) continue;
    total += times * totals[cluster]!;
    const at = cluster * out.length;
    for (let k = 0; k < out.length; k++) out[k] = out[k]! + times * sums[at + k]!;
  }
  if (total > 0) for (let k = 0; k < out.length; k++) out[k] = out[k]! / total;
  else out.fill(0);
  return total > 0;
}

/** Weighted losses added up per juror (clusters × entries), and the weight of each juror. */
function clusterSums(entries: readonly RowLosses[]) {
  const [first] = entries;
  if (!first || first.values.length === 0) throw new ScoreInputError("nothing to resample");
  const rows = first.values.length;
  for (const { values, weight, juror } of entries) {
    if (values.length !== rows || !same(weight, first.weight) || !same(juror, first.juror)) {
      throw new ScoreInputError("entries can only be compared on the same rows");
    }
  }
  const { of, count } = clustersOf(first);
  const width = entries.length;
  const sums = new Float64Array(count * width);
  const totals = new Float64Array(count);
  for (let row = 0; row < rows; row++) {
    const w = first.weight ? first.weight[row]! : 1;
    const cluster = of[row]!;
    totals[cluster] = totals[cluster]! + w;
    for (let k = 0; k < width; k++) {
      const at = cluster * width + k;
      sums[at] = sums[at]! + w * entries[k]!.values[row]!;
    }
  }
  return { sums, totals };
}

function clustersOf({ values, juror }: RowLosses): { of: Int32Array; count: number } {
  const byJuror = juror && new Set(juror).size > 1 ? juror : undefined;
  if (!byJuror) return { of: Int32Array.from(values, (_, row) => row), count: values.length };
  const numbers = new Map<number, number>();
  const of = byJuror.map((who) => {
    const number = numbers.get(who) ?? numbers.size;
    numbers.set(who, number);
    return number;
  });
  return { of, count: numbers.size };
}

function same(one: ArrayLike<number> | undefined, other: ArrayLike<number> | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || other?.length !== one.length) return false;
  for (let k = 0; k < one.length; k++) if (one[k] !== other[k]) return false;
  return true;
}
