import type { ComparisonData } from "~/core/comparison";
import { rng } from "~/core/numeric";

/** One judgement: with a stated strength, or a choice. */
export interface Judged {
  readonly a: number;
  readonly b: number;
  readonly juror: number;
  readonly logRatio?: number;
  readonly outcome?: number;
}

/** Judgements as files give them: every one as an outcome, those with a strength as a ratio too. */
export function combined(n: number, rows: readonly Judged[]): ComparisonData {
  const columns = (some: readonly Judged[]) => ({
    n,
    a: Int32Array.from(some, ({ a }) => a),
    b: Int32Array.from(some, ({ b }) => b),
    juror: Int32Array.from(some, ({ juror }) => juror),
  });
  const stated = rows.filter(({ logRatio }) => logRatio !== undefined);
  const outcomeOf = ({ logRatio, outcome }: Judged) => outcome ?? (Math.sign(logRatio!) + 1) / 2;
  return {
    binary: { ...columns(rows), outcome: Float64Array.from(rows, outcomeOf) },
    ratio: { ...columns(stated), logRatio: Float64Array.from(stated, (row) => row.logRatio!) },
  };
}

interface Jury {
  readonly seed: string;
  readonly n: number;
  readonly perJuror: number;
  /** Stretch of each juror, negative where contrary. */
  readonly scale: readonly number[];
  /** Noise of each juror before stretching, log units. */
  readonly noise: readonly number[];
  /** Share of answers whose strength is stated. */
  readonly stated: number;
}

/** Answers y = s_j (θ_a − θ_b + noise_j z) of a jury about a truth of unit spread, and that truth. */
export function drawJury({ seed, n, perJuror, scale, noise, stated }: Jury) {
  const random = rng(seed);
  const raw = Array.from({ length: n }, () => random.normal());
  const mean = raw.reduce((sum, x) => sum + x, 0) / n;
  const truth = raw.map((x) => x - mean);
  const rows: Judged[] = [];
  for (let juror = 0; juror < scale.length; juror++) {
    for (let k = 0; k < perJuror; k++) {
      const a = random.int(n);
      const b = (a + 1 + random.int(n - 1)) % n;
      const seen = scale[juror]! * (truth[a]! - truth[b]! + noise[juror]! * random.normal());
      const answer = { a, b, juror };
      if (random.next() < stated) rows.push({ ...answer, logRatio: seen });
      else rows.push({ ...answer, outcome: seen > 0 ? 1 : 0 });
    }
  }
  return { rows, truth, data: combined(n, rows) };
}

/** Root mean square error of θ after the best stretch of it: a jury's units are its own. */
export function errorTo(truth: readonly number[], theta: Float64Array): number {
  const cross = truth.reduce((sum, x, k) => sum + x * theta[k]!, 0);
  const own = theta.reduce((sum, x) => sum + x * x, 0);
  const stretch = own > 0 ? cross / own : 0;
  const squares = truth.reduce((sum, x, k) => sum + (x - stretch * theta[k]!) ** 2, 0);
  return Math.sqrt(squares / truth.length);
}
