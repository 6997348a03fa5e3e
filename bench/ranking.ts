import { choosePair, pairTable } from "~/core/comparison";
import { rng } from "~/core/numeric";
import { fit as estimate } from "~/core/ranking";

/** Seconds published in issue "Ranking engine" for the best peer on a machine like ours. */
const PEER_SECONDS: Record<string, { name: string; seconds: number }> = {
  "bt n=1,000 m=100,000": { name: "SciPy Newton-CG", seconds: 0.067 },
  "bt n=10,000 m=1,000,000": { name: "SciPy Newton-CG", seconds: 0.93 },
  "bt ring n=2,000": { name: "SciPy Newton-CG", seconds: 0.12 },
  "huber n=1,000 m=100,000": { name: "SciPy", seconds: 0.27 },
  "huber n=10,000 m=1,000,000": { name: "SciPy", seconds: 3.5 },
};
const REPEATS = 5;
const HUBER_DELTA = 1;

interface Case {
  label: string;
  rows: ReturnType<typeof randomRows>;
}

/** Random pairs from a Bradley-Terry truth of unit spread; ratios with normal noise on the same pairs. */
function randomRows(n: number, m: number, ring: boolean) {
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

function best(run: () => void): number {
  let seconds = Number.POSITIVE_INFINITY;
  for (let k = 0; k < REPEATS; k++) {
    const start = performance.now();
    run();
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  }
  return seconds;
}

function measure({ label, rows }: Case, method: string, params: Record<string, number> = {}): void {
  let last = estimate(method, rows, params, { intervals: false });
  const seconds = best(() => {
    last = estimate(method, rows, params, { intervals: false });
  });
  const peer = PEER_SECONDS[`${method} ${label}`];
  const ratio = peer ? `${(peer.seconds / seconds).toFixed(1)}x ${peer.name}` : "";
  const facts = `${last.iterations} steps, gradient ${last.gradInf.toExponential(1)}`;
  const line = [
    method.padEnd(14),
    label.padEnd(24),
    `${(seconds * 1000).toFixed(1)} ms`.padStart(11),
  ];
  console.log([...line, facts.padEnd(32), ratio].join("  "));
}

function measureNextPair(n: number, m: number): void {
  const { a, b } = randomRows(n, m, false).binary;
  const overall = Array.from(a, (item, k) => ({ a: item, b: b[k]! }));
  const random = rng("next pair");
  const seconds = best(() => choosePair({ n, overall, own: overall.slice(0, 50), rng: random }));
  console.log(
    `${"next pair".padEnd(14)}  ${`n=${n} m=${m}`.padEnd(24)}  ${(seconds * 1000).toFixed(1)} ms`,
  );
}

/** Prints one line per method and size: best of five, from typed arrays to weights. */
export async function bench(): Promise<void> {
  const cases: Case[] = [
    { label: "n=100 m=3,000", rows: randomRows(100, 3_000, false) },
    { label: "n=1,000 m=100,000", rows: randomRows(1_000, 100_000, false) },
    { label: "n=10,000 m=1,000,000", rows: randomRows(10_000, 1_000_000, false) },
    { label: "ring n=2,000", rows: randomRows(2_000, 100_000, true) },
  ];
  for (const size of cases) {
    const grouped = best(() => pairTable(size.rows.binary));
    console.log(
      `${"pair table".padEnd(14)}  ${size.label.padEnd(24)}  ${(grouped * 1000).toFixed(1)} ms`,
    );
    for (const method of ["bt", "bt_l2", "log_l2", "log_l2_ridge"]) measure(size, method);
    measure(size, "huber", { delta: HUBER_DELTA });
  }
  measureNextPair(1_000, 20_000);
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}
