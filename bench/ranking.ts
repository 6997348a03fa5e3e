import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { choosePair } from "~/core/comparison";
import { rng } from "~/core/numeric";
import { fit as estimate } from "~/core/ranking";
import { randomRows, SIZES } from "./ranking/rows";

const REPEATS = 5;
function best(run: () => void): number {
  let seconds = Number.POSITIVE_INFINITY;
  for (let k = 0; k < REPEATS; k++) {
    const start = performance.now();
    run();
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  }
  return seconds;
}

/** Juries of fifty, ten of whom toss coins and three of whom answer contrarily. */
function crowdRows(n: number, m: number) {
  const random = rng(`crowd ${n} ${m}`);
  const truth = Float64Array.from({ length: n }, () => random.normal());
  const mean = truth.reduce((sum, x) => sum + x, 0) / n;
  const { binary, ratio } = randomRows(n, m, false);
  const juror = Int32Array.from({ length: m }, () => random.int(50));
  const outcome = Float64Array.from(juror, (who, k) => {
    const chance = 1 / (1 + Math.exp(truth[binary.b[k]!]! - truth[binary.a[k]!]!));
    const said = who < 10 ? 0.5 : who < 13 ? 1 - chance : chance;
    return random.next() < said ? 1 : 0;
  });
  const rows = { binary: { ...binary, outcome, juror }, ratio: { ...ratio, juror } };
  return { rows, truth: truth.map((x) => x - mean) };
}

/** Juror-aware fits: time, and root mean square error to the truth beside plain Bradley-Terry's. */
function measureCrowd(n: number, m: number): void {
  const { rows, truth } = crowdRows(n, m);
  for (const method of ["bt_l2", "crowd_bt", "bt_juror_discrimination"]) {
    let theta = new Float64Array(n);
    const seconds = best(() => {
      theta = Float64Array.from(estimate(method, rows, {}, { intervals: false }).theta);
    });
    const middle = theta.reduce((sum, x) => sum + x, 0) / n;
    const square = theta.reduce((sum, x, k) => sum + (x - middle - truth[k]!) ** 2, 0) / n;
    const label = `jury n=${n} m=${m}`.padEnd(24);
    const error = `error to the truth ${Math.sqrt(square).toFixed(3)}`;
    console.log(`${method.padEnd(24)}  ${label}  ${(seconds * 1000).toFixed(1)} ms  ${error}`);
  }
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

/** The fits of every size, each size in a process of its own; then juries and the next pair. */
export async function bench(): Promise<void> {
  const oneSize = join(import.meta.dirname, "ranking/oneSize.ts");
  for (const { label } of SIZES) {
    console.log(`\n${label}`);
    spawnSync(process.execPath, ["--import", "tsx", oneSize, label], { stdio: "inherit" });
  }
  console.log("\njuries and the next pair");
  measureCrowd(100, 3_000);
  measureCrowd(1_000, 100_000);
  measureNextPair(1_000, 20_000);
}
