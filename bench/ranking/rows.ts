import type { ComparisonData } from "~/core/comparison";
import { rng } from "~/core/numeric";

/** What is fitted: `n` items, `m` rows, and whether each item meets only the next one on a ring. */
export interface Size {
  readonly label: string;
  readonly n: number;
  readonly m: number;
  readonly ring?: true;
}

export const SIZES: readonly Size[] = [
  { label: "n=100 m=3,000", n: 100, m: 3_000 },
  { label: "n=1,000 m=100,000", n: 1_000, m: 100_000 },
  { label: "n=10,000 m=1,000,000", n: 10_000, m: 1_000_000 },
  { label: "n=100,000 m=10,000,000", n: 100_000, m: 10_000_000 },
  { label: "ring n=2,000", n: 2_000, m: 100_000, ring: true },
];

/** Random pairs from a Bradley-Terry truth of unit spread; ratios with normal noise on the same pairs. */
export function randomRows(n: number, m: number, ring: boolean): ComparisonData {
  const random = rng(`bench ${n} ${m}`);
  const truth = Float64Array.from({ length: n }, () => (ring ? 0 : random.normal()));
  const a = new Int32Array(m);
  const b = new Int32Array(m);
  const outcome = new Float64Array(m);
  const logRatio = new Float64Array(m);
  for (let k = 0; k < m; k++) {
    const i = ring ? k % n : random.int(n);
    const j = ring ? (i + 1) % n : (i + 1 + random.int(n - 1)) % n;
    const d = truth[i]! - truth[j]!;
    a[k] = i;
    b[k] = j;
    outcome[k] = random.next() < 1 / (1 + Math.exp(-d)) ? 1 : 0;
    logRatio[k] = d + random.normal();
  }
  return { binary: { n, a, b, outcome }, ratio: { n, a, b, logRatio } };
}
