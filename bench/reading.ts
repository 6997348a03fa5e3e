import { spawnSync } from "node:child_process";
import { join } from "node:path";
import Papa from "papaparse";
import { readComparisons, readSubmission } from "~/core/formats";

const ROWS = 100_000;
const REPEATS = 5;

function trialFile(): string {
  const rows = Array.from(
    { length: ROWS },
    (_, i) =>
      `2025-01-01T00:00:00Z,J${i % 40},https://github.com/o/r${i % 97},https://github.com/o/s${i % 89},ethereum,${1 + (i % 2)},${1 + (i % 30)},"text, ${i}"`,
  );
  return ["timestamp,juror,repo_a,repo_b,parent,choice,multiplier,reasoning", ...rows, ""].join(
    "\n",
  );
}

const SUBMITTED = Array.from({ length: ROWS }, (_, i) => `https://github.com/o/r${i}`);

function submissionFile(weight: string): string {
  return ["repo,parent,weight", ...SUBMITTED.map((repo) => `${repo},ethereum,${weight}`)].join(
    "\n",
  );
}

function best(work: () => unknown): number {
  const times = Array.from({ length: REPEATS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

/** Reading a juror file against only taking its CSV apart; the command's start against Node's own. */
export async function bench(): Promise<void> {
  const text = trialFile();
  const split = best(() => Papa.parse(text));
  const read = best(() => readComparisons(text));
  console.log(
    `read ${ROWS} rows: ${read.toFixed(0)} ms, ${(read / split).toFixed(1)}x the CSV alone`,
  );
  for (const [what, weight] of [
    ["good", "0.00001"],
    ["refused", "NaN"],
  ] as const) {
    const submission = submissionFile(weight);
    const plain = best(() => Papa.parse(submission));
    const checked = best(() => readSubmission(submission, { items: SUBMITTED }));
    console.log(
      `read ${ROWS} ${what} rows of a submission of as many items: ${checked.toFixed(0)} ms, ${(checked / plain).toFixed(1)}x the CSV alone`,
    );
  }
  const node = best(() => spawnSync(process.execPath, ["-e", ""]));
  const bin = join(import.meta.dirname, "../bin/steelyard.js");
  const command = best(() => spawnSync(process.execPath, [bin, "--help"]));
  console.log(
    `steelyard --help: ${command.toFixed(0)} ms, ${(command / node).toFixed(1)}x an empty Node`,
  );
}
