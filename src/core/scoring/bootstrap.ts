import { quantile, rng } from "~/core/numeric";

/** Resamples for an interval; fewer when there are so many clusters that it would take seconds. */
const RESAMPLES = 1000;
const RESAMPLES_MIN = 200;
const DRAWS_MAX = 2e7;
/** A 95 % interval. */
const TAIL = 0.025;

interface Scored {
  readonly values: Float64Array;
  readonly weight?: Float64Array;
  readonly juror?: Int32Array;
}

/**
 * A 95 % percentile interval of the weighted mean by the cluster bootstrap (Efron and Tibshirani
 * 1993, ch. 8): jurors are drawn with replacement, each with all of their rows, because one
 * juror's answers are not independent. With fewer than two jurors, rows are drawn.
 *
 * Deterministic: the same rows and seed give the same interval.
 */
export function bootstrapInterval(scored: Scored, seed: string): [number, number] {
  const { sums, totals } = clusters(scored);
  const count = sums.length;
  const resamples = Math.max(RESAMPLES_MIN, Math.min(RESAMPLES, Math.floor(DRAWS_MAX / count)));
  const random = rng(seed);
  const means: number[] = [];
  for (let r = 0; r < resamples; r++) {
    let sum = 0;
    let total = 0;
    for (let draw = 0; draw < count; draw++) {
      const cluster = random.int(count);
      sum += sums[cluster]!;
      total += totals[cluster]!;
    }
    // A resample of clusters that all weigh nothing says nothing about the mean.
    if (total > 0) means.push(sum / total);
  }
  return [quantile(means, TAIL), quantile(means, 1 - TAIL)];
}

function clusters({ values, weight, juror }: Scored) {
  const byJuror = juror && new Set(juror).size > 1 ? juror : undefined;
  const numbers = new Map<number, number>();
  const sums: number[] = [];
  const totals: number[] = [];
  for (let k = 0; k < values.length; k++) {
    const name = byJuror ? byJuror[k]! : k;
    const cluster = numbers.get(name) ?? sums.push(0) - 1;
    numbers.set(name, cluster);
    const w = weight ? weight[k]! : 1;
    sums[cluster] = sums[cluster]! + w * values[k]!;
    totals[cluster] = (totals[cluster] ?? 0) + w;
  }
  return { sums, totals };
}
