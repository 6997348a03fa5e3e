import { quantile } from "~/core/numeric";
import { ScoreInputError } from "./errors";
import { resampledMeans } from "./resample";
import type { RowLosses } from "./rowLosses";
import { weightedMean } from "./weightedMean";

/** A 95 % interval. */
const TAIL = 0.025;
const DEFAULT_SEED = "steelyard board";

/** Where an entry stands and how surely. */
export interface BoardRank {
  /** Place in the order shown, from 1. */
  readonly rank: number;
  /** 95 % interval of the rank, by resampling jurors; contains `rank`. */
  readonly interval: [low: number, high: number];
  /** Other entries from which this one cannot be told apart, in the order shown. */
  readonly tiedWith: number[];
}

export interface RankOptions {
  readonly better: "lower" | "higher";
  /** Positions of the entries, best first, as the board shows them (default: by exact score). */
  readonly order?: readonly number[];
  readonly seed?: string;
}

/**
 * Rank intervals and ties of a board, by a paired bootstrap over jurors (see `resampledMeans`):
 * all entries are ranked in each resample.
 *
 * - interval: the 2.5 % and 97.5 % quantiles of the rank. Entries equal in a resample take the
 *   best of their places at the low end and the worst at the high end. It is widened to the rank
 *   shown, which a ladder may hold back.
 * - tied: the 95 % percentile interval of the paired difference of two scores contains 0, that is,
 *   neither is ahead in more than 97.5 % of the resamples. Not corrected for the number of pairs,
 *   so that near the edge one pair in twenty is told apart by chance.
 *
 * Pass what stands on the board (each team's last released submission) and not what a ladder held
 * back: then nobody learns about a submission that was not released.
 *
 * @param entries losses of each entry on the same rows (`rowLosses`)
 * @returns one per entry, in the order given; `tiedWith` has positions in that order
 * @throws ScoreInputError when entries have different rows or `order` is no order of them
 */
export function rankIntervals(
  entries: readonly RowLosses[],
  { better, order, seed = DEFAULT_SEED }: RankOptions,
): BoardRank[] {
  if (entries.length === 0) return [];
  const count = entries.length;
  const sign = better === "lower" ? 1 : -1;
  const losses = resampledMeans(entries, seed).map((mean) => sign * mean);
  const shown = order ?? byScore(entries, sign);
  checkOrder(shown, count);
  const { low, high } = ranksIn(losses, count);
  const ahead = timesAhead(losses, count);
  const decided = (1 - TAIL) * (losses.length / count);
  const ranks = new Array<BoardRank>(count);
  shown.forEach((k, place) => {
    const rank = place + 1;
    const from = Math.floor(quantile(low[k]!, TAIL));
    const to = Math.ceil(quantile(high[k]!, 1 - TAIL));
    const tiedWith = shown.filter(
      (j) => j !== k && ahead[k * count + j]! <= decided && ahead[j * count + k]! <= decided,
    );
    ranks[k] = { rank, interval: [Math.min(from, rank), Math.max(to, rank)], tiedWith };
  });
  return ranks;
}

function byScore(entries: readonly RowLosses[], sign: number): number[] {
  const losses = entries.map(({ values, weight }) => sign * weightedMean(values, weight));
  return losses.map((_, k) => k).sort((i, j) => losses[i]! - losses[j]! || i - j);
}

function checkOrder(order: readonly number[], count: number): void {
  const isOrder = new Set(order).size === count && order.length === count;
  if (!isOrder || !order.every((k) => Number.isInteger(k) && k >= 0 && k < count)) {
    throw new ScoreInputError(`the order shown must name each of the ${count} entries once`);
  }
}

/** Best and worst rank of each entry in each resample; they differ where entries are equal. */
function ranksIn(losses: Float64Array, count: number) {
  const resamples = losses.length / count;
  const low = Array.from({ length: count }, () => new Int32Array(resamples));
  const high = Array.from({ length: count }, () => new Int32Array(resamples));
  for (let r = 0; r < resamples; r++) {
    const row = losses.subarray(r * count, (r + 1) * count);
    const sorted = Array.from(row, (_, k) => k).sort((i, j) => row[i]! - row[j]!);
    for (let from = 0; from < count; ) {
      let to = from + 1;
      while (to < count && row[sorted[to]!] === row[sorted[from]!]) to += 1;
      for (let at = from; at < to; at++) {
        low[sorted[at]!]![r] = from + 1;
        high[sorted[at]!]![r] = to;
      }
      from = to;
    }
  }
  return { low, high };
}

/** In how many resamples entry i has less loss than entry j, at [i × count + j]. */
function timesAhead(losses: Float64Array, count: number): Int32Array {
  const ahead = new Int32Array(count * count);
  for (let from = 0; from < losses.length; from += count) {
    for (let i = 0; i < count; i++) {
      const loss = losses[from + i]!;
      const at = i * count;
      for (let j = 0; j < count; j++) if (loss < losses[from + j]!) ahead[at + j]!++;
    }
  }
  return ahead;
}
