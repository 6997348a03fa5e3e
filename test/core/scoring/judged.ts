import type { ComparisonData } from "~/core/comparison";
import { rng } from "~/core/numeric";
import type { Holdout } from "~/core/scoring";

interface World {
  readonly items: number;
  readonly rows: number;
  readonly jurors: number;
  /** Standard deviation of an answer; of it, half the variance is the juror's own opinion. */
  readonly noise: number;
  readonly seed: string;
}

/** Log-normal truth, jurors with opinions of their own on each item, ratios with noise. */
export function judged({ items: n, rows, jurors, noise, seed }: World) {
  const random = rng(seed);
  const truth = Float64Array.from({ length: n }, () => 1.5 * random.normal());
  const opinion = Float64Array.from({ length: n * jurors }, () => (noise / 2) * random.normal());
  const a = Int32Array.from({ length: rows }, () => random.int(n));
  const b = a.map((item) => (item + 1 + random.int(n - 1)) % n);
  const juror = Int32Array.from(a, () => random.int(jurors));
  const logRatio = Float64Array.from(a, (item, k) => {
    const at = (i: number) => truth[i]! + opinion[juror[k]! * n + i]!;
    return at(item) - at(b[k]!) + (noise / Math.SQRT2) * random.normal();
  });
  const outcome = logRatio.map((y) => (y > 0 ? 1 : 0));
  const data: ComparisonData = {
    binary: { n, a, b, outcome, juror },
    ratio: { n, a, b, logRatio, juror },
  };
  const items = Array.from({ length: n }, (_, i) => `o/r${i}`);
  return { truth, holdout: { items, data } satisfies Holdout };
}

/** Weights from log weights. */
export const weightsFrom = (holdout: Holdout, logs: ArrayLike<number>) =>
  new Map(holdout.items.map((item, i) => [item, Math.exp(logs[i]!)]));
