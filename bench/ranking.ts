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
  measureNextPair(1_000, 20_000);
}
