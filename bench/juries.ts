import { rng } from "~/core/numeric";
import { fit as estimate } from "~/core/ranking";

/** Fifty jurors, ten of whom toss coins and three of whom answer contrarily. */
const JURORS = 50;
const COINS = 10;
const CONTRARY = 3;

/** Published in issue "Ranking engine" on such a jury, on a machine like ours. */
const SIZES = [
  { n: 100, m: 3_000, plain: 0.49, crowdKit: 0.5, bar: 0.36 },
  { n: 1_000, m: 100_000, plain: 0.52, crowdKit: 0.33, bar: 0.22, crowdKitSeconds: 116 },
] as const;
type Size = (typeof SIZES)[number] & { readonly crowdKitSeconds?: number };

const REPEATS = 5;
const SEEDS = 8;
const BINARY = ["bt_l2", "crowd_bt", "bt_juror_discrimination"];
const RATIO = ["log_l2", "log_l2_juror_variance", "log_l2_juror_scale"];

/** Random pairs from a truth of unit spread; the log ratios' noise and scale differ by juror. */
function drawJury(n: number, m: number, seed: string) {
  const random = rng(seed);
  const truth = Float64Array.from({ length: n }, () => random.normal());
  const mean = truth.reduce((sum, x) => sum + x, 0) / n;
  const a = new Int32Array(m);
  const b = new Int32Array(m);
  const juror = new Int32Array(m);
  const outcome = new Float64Array(m);
  const logRatio = new Float64Array(m);
  for (let k = 0; k < m; k++) {
    a[k] = random.int(n);
    b[k] = (a[k]! + 1 + random.int(n - 1)) % n;
    const who = random.int(JURORS);
    const d = truth[a[k]!]! - truth[b[k]!]!;
    const chance = 1 / (1 + Math.exp(-d));
    const said = who < COINS ? 0.5 : who < COINS + CONTRARY ? 1 - chance : chance;
    juror[k] = who;
    outcome[k] = random.next() < said ? 1 : 0;
    logRatio[k] = (0.5 + who / JURORS) * d + (who < COINS ? 3 : 1) * random.normal();
  }
  const shared = { n, a, b, juror };
  const rows = { binary: { ...shared, outcome }, ratio: { ...shared, logRatio } };
  return { rows, truth: truth.map((x) => x - mean) };
}

/** Root mean square error of θ to the truth, both of mean zero. */
function errorOf(theta: Float64Array, truth: Float64Array): number {
  const mean = theta.reduce((sum, x) => sum + x, 0) / theta.length;
  const square = theta.reduce((sum, x, k) => sum + (x - mean - truth[k]!) ** 2, 0);
  return Math.sqrt(square / theta.length);
}

function measure(size: Size, method: string): void {
  const { n, m } = size;
  const { rows, truth } = drawJury(n, m, `jury ${n} ${m}`);
  let seconds = Number.POSITIVE_INFINITY;
  let last = estimate(method, rows, {}, { intervals: false });
  for (let k = 0; k < REPEATS; k++) {
    const start = performance.now();
    last = estimate(method, rows, {}, { intervals: false });
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  }
  const error = errorOf(last.theta, truth);
  const params = Object.entries(last.params).map(([name, value]) => `${name}=${value}`);
  const line = [
    method.padEnd(24),
    `n=${n} m=${m}`.padEnd(16),
    `${(seconds * 1000).toFixed(0)} ms`.padStart(8),
    `${last.iterations} steps`,
    `error to the truth ${error.toFixed(3)}`,
  ];
  if (BINARY.includes(method)) {
    line.push(`${(error / size.plain).toFixed(2)}x published plain BT's`);
    line.push(`${(error / size.crowdKit).toFixed(2)}x crowd-kit's`);
    if (size.crowdKitSeconds) line.push(`${(size.crowdKitSeconds / seconds).toFixed(0)}x as fast`);
  }
  console.log([...line, params.join(" ")].join("  "));
}

/** The same jury drawn anew: one draw's error moves by a tenth with the truth's own spread. */
function measureDraws({ n, m, bar }: Size): void {
  const ratios = Array.from({ length: SEEDS }, (_, seed) => {
    const { rows, truth } = drawJury(n, m, `jury ${n} ${m} ${seed}`);
    const [plain, crowd] = ["bt_l2", "crowd_bt"].map((method) =>
      errorOf(estimate(method, rows, {}, { intervals: false }).theta, truth),
    );
    return { plain: plain!, crowd: crowd! };
  });
  const mean = (name: "plain" | "crowd") =>
    ratios.reduce((sum, draw) => sum + draw[name], 0) / SEEDS;
  const under = ratios.filter(({ crowd }) => crowd <= bar).length;
  console.log(
    `n=${n} m=${m}, ${SEEDS} draws: crowd_bt ${mean("crowd").toFixed(3)}, bt_l2 ${mean("plain").toFixed(3)}; ${under} of ${SEEDS} at most ${bar}`,
  );
}

/** Prints time and error of every juror-aware fit, best of five, with priors chosen by the data. */
export async function bench(): Promise<void> {
  for (const size of SIZES) {
    for (const method of [...BINARY, ...RATIO]) measure(size, method);
    measureDraws(size);
  }
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}
