import { rng } from "~/core/numeric";
import {
  bootstrapWeights,
  comparisonInfluence,
  fit as estimate,
  jurorInfluence,
  summariseBootstrap,
} from "~/core/ranking";
import { bootstrapInThreads } from "~/server/jobs/bootstrapInThreads";

/** Seconds of FastChat published in issue "Ranking engine", on a machine like ours. */
const FASTCHAT_SECONDS = { small: 4.1, large: 101 };
const JURORS = 50;
const KINDS = ["parametric", "jurors"] as const;
const THREADS = [1, 2];

type Data = Parameters<typeof estimate>[1];

/** Random pairs from a Bradley-Terry truth of unit spread, answered by fifty jurors. */
function randomData(n: number, m: number): Data {
  const random = rng(`resampling ${n} ${m}`);
  const truth = Float64Array.from({ length: n }, () => random.normal());
  const a = Int32Array.from({ length: m }, () => random.int(n));
  const b = a.map((item) => (item + 1 + random.int(n - 1)) % n);
  const juror = Int32Array.from(a, () => random.int(JURORS));
  const logRatio = Float64Array.from(
    a,
    (item, k) => truth[item]! - truth[b[k]!]! + random.normal(),
  );
  const outcome = Float64Array.from(a, (item, k) =>
    random.next() < 1 / (1 + Math.exp(truth[b[k]!]! - truth[item]!)) ? 1 : 0,
  );
  return { binary: { n, a, b, outcome, juror }, ratio: { n, a, b, logRatio, juror } };
}

/** Wall time, and processor time of all threads: the second says more on a busy machine. */
interface Cost {
  readonly ms: number;
  readonly cpuMs: number;
}

async function costOf(run: () => unknown): Promise<Cost> {
  const start = performance.now();
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000 };
}

async function best(repeats: number, run: () => unknown): Promise<Cost> {
  let found = await costOf(run);
  for (let k = 1; k < repeats; k++) {
    const { ms, cpuMs } = await costOf(run);
    found = { ms: Math.min(found.ms, ms), cpuMs: Math.min(found.cpuMs, cpuMs) };
  }
  return found;
}

const inMs = (ms: number) => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`.padStart(10);

function line(what: string, size: string, { ms, cpuMs }: Cost, note = ""): void {
  const cells = [what.padEnd(36), size.padEnd(22), inMs(ms), `CPU${inMs(cpuMs)}`, note];
  console.log(cells.join("  ").trimEnd());
}

/** From comparisons to intervals: sharing the data, the full fit, all replicates, the summary. */
async function bootstraps(data: Data, size: string, replicates: number, peerSeconds: number) {
  const control = { onProgress() {}, signal: new AbortController().signal };
  for (const kind of KINDS) {
    for (const threads of THREADS) {
      const request = { data, method: "bt_l2", kind, replicates, seed: 1, threads };
      const first = await costOf(() => bootstrapInThreads(request, control));
      const cost = await best(replicates > 100 ? 5 : 1, () => bootstrapInThreads(request, control));
      const ratio = `${((1000 * peerSeconds) / cost.ms).toFixed(0)}x FastChat`;
      const note = `${ratio}; first call, threads started: ${inMs(first.ms).trim()}`;
      line(`${replicates} bootstraps, ${kind}, ${threads} thr.`, size, cost, note);
    }
  }
}

/** Standard errors of bt_l2 beside the fit without them; above 1000 items from the sparse matrix. */
async function intervals(n: number, m: number): Promise<void> {
  const data = randomData(n, m);
  const run = (asked: boolean) => estimate("bt_l2", data, {}, { intervals: asked });
  const plain = await best(3, () => run(false));
  let found = run(true);
  const whole = await best(2, () => {
    found = run(true);
  });
  const estimated = found.se?.estimated;
  const how = n <= 1000 ? "dense inverse" : estimated ? "solved and estimated" : "all solved";
  const note = estimated
    ? `${how}: ${estimated.solved.length} solved, the others off by ${estimated.error.toExponential(0)}`
    : how;
  line(
    "standard errors of bt_l2",
    `n=${n} m=${m}`,
    { ms: whole.ms - plain.ms, cpuMs: whole.cpuMs - plain.cpuMs },
    note,
  );
}

/** Bootstraps, leave-one-out and standard errors: times, ratios, peak memory. */
export async function bench(): Promise<void> {
  const small = randomData(100, 3_000);
  const smallSize = "n=100 m=3,000";
  await bootstraps(small, smallSize, 1_000, FASTCHAT_SECONDS.small);
  const options = { method: "bt_l2", kind: "parametric", seed: 1, replicates: 1_000 } as const;
  const alone = await best(3, () => summariseBootstrap(bootstrapWeights(small, options)));
  line("1000 bootstraps, parametric, here", smallSize, alone, "without threads");
  for (const method of ["bt_l2", "log_l2_ridge"]) {
    const jurors = await best(5, () => jurorInfluence(method, small));
    line(`leave one juror out, ${method}`, smallSize, jurors, `${JURORS} jurors`);
    const rows = await best(5, () => comparisonInfluence(method, small));
    line(`leave one answer out, ${method}`, smallSize, rows, "all estimated, 40 fitted");
  }
  const middle = randomData(1_000, 100_000);
  const rows = await best(2, () => comparisonInfluence("bt_l2", middle));
  line("leave one answer out, bt_l2", "n=1,000 m=100,000", rows, "all estimated, 40 fitted");
  await intervals(1_000, 100_000);
  await intervals(1_001, 100_000);
  await intervals(10_000, 1_000_000);
  await bootstraps(
    randomData(10_000, 1_000_000),
    "n=10,000 m=1,000,000",
    100,
    FASTCHAT_SECONDS.large,
  );
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}
