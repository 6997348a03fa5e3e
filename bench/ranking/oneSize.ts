// node --import tsx bench/ranking/oneSize.ts LABEL — the fits of one size, in a process of its own so that
// the peak of memory printed at the end is theirs.

import type { ComparisonData } from "~/core/comparison";
import {
  connectivity,
  joinedItems,
  opponents,
  type PairTable,
  pairTable,
  ratioTable,
} from "~/core/comparison";
import { readComparisons, toComparisonData } from "~/core/formats";
import { fit as estimate } from "~/core/ranking";
import { peerRatios } from "./peers";
import { randomRows, SIZES, type Size } from "./rows";

const REPEATS_MIN = 3;
const REPEATS_MAX = 30;
const SECONDS_PER_CASE = 1.5;
const HUBER_DELTA = 1;
/** From here on only Bradley-Terry is measured. */
const LARGE_ROWS = 5_000_000;
/** Fewer rows stay in the caches, and those of a ring need no sweeps. */
const BANDWIDTH_ROWS = 1_000_000;
/** The size whose rows are also read from CSV. */
const CSV_ROWS = 1_000_000;
const METHODS: readonly { key: string; params?: Record<string, number> }[] = [
  { key: "bt" },
  { key: "bt_l2" },
  { key: "log_l2" },
  { key: "log_l2_ridge" },
  { key: "huber", params: { delta: HUBER_DELTA } },
];

/** Milliseconds of the fastest run. */
function best(run: () => void): number {
  const begin = performance.now();
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k < REPEATS_MAX; k++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
    if (k + 1 >= REPEATS_MIN && performance.now() - begin > 1000 * SECONDS_PER_CASE) break;
  }
  return least;
}

const ms = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(0)).padStart(7);

/** One plain pass over the columns: what reading them costs at the memory's pace. */
function plainPass({ a, b, outcome }: ComparisonData["binary"]): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += a[row]! + b[row]! + outcome[row]!;
  return sum;
}

/** Bytes of a row's a, b and outcome, which the plain pass reads. */
const ROW_BYTES = 16;
/** Bytes of a row in the layout by item that a sweep reads: the other item, from either side. */
const SWEEP_BYTES = 8;

function measure(size: Size, rows: ComparisonData): void {
  const pass = best(() => plainPass(rows.binary));
  const pace = (ROW_BYTES * size.m) / pass / 1e6;
  console.log(`plain pass over the rows: ${pass.toFixed(2)} ms (${pace.toFixed(1)} GB/s)`);
  const large = size.m >= LARGE_ROWS;
  const grouped = best(() => opponents(rows.binary));
  let pairs: PairTable | undefined;
  const joined = best(() => joinedItems(rows.binary, () => (pairs ??= pairTable(rows.binary))));
  const byPair = large ? 0 : best(() => ratioTable(rows.ratio));
  const table = large ? undefined : ratioTable(rows.ratio);
  const ratioJoined = table ? best(() => connectivity(table)) : 0;
  for (const { key, params } of large ? METHODS.slice(0, 1) : METHODS) {
    const run = () => estimate(key, rows, params, { intervals: false });
    let last = run();
    const total = best(() => {
      last = run();
    });
    const ratio = !key.startsWith("bt");
    const group = ratio ? byPair : grouped;
    const connect = ratio ? ratioJoined : joined;
    // Bradley-Terry has to read every row once and its layout by item once a sweep.
    const limit = pass * (1 + (SWEEP_BYTES / ROW_BYTES) * last.iterations);
    const share =
      ratio || size.m < BANDWIDTH_ROWS
        ? ""
        : `${((100 * limit) / total).toFixed(0)} % of bandwidth`;
    const line = [
      key.padEnd(13),
      `${ms(total)} ms = group${ms(group)} + connect${ms(connect)} + fit${ms(Math.max(0, total - group - connect))}`,
      `${last.iterations} steps, gradient ${last.gradInf.toExponential(0)}${last.converged ? "" : " NOT CONVERGED"}`,
      share.padEnd(18),
      peerRatios(key, size.label, total / 1000),
    ];
    console.log(line.join("  ").trimEnd());
  }
}

/** From the bytes of a file to weights. */
function measureCsv({ a, b, outcome }: ComparisonData["binary"]): void {
  const layouts = {
    "winner,loser": (k: number) =>
      outcome[k] === 1 ? `item${a[k]},item${b[k]}` : `item${b[k]},item${a[k]}`,
    "a,b,outcome": (k: number) => `${a[k]},${b[k]},${outcome[k]}`,
  };
  for (const [header, line] of Object.entries(layouts)) {
    const text = [header, ...Array.from(a, (_, k) => line(k)), ""].join("\n");
    const bytes = new TextEncoder().encode(text);
    const read = best(() => toComparisonData(readComparisons(bytes)));
    const total = best(() => {
      estimate("bt", toComparisonData(readComparisons(bytes)), {}, { intervals: false });
    });
    console.log(
      `${`CSV ${header}`.padEnd(18)}${ms(total)} ms from ${(bytes.length / 1e6).toFixed(0)} MB to weights, reading${ms(read)} ms of it`,
    );
  }
}

const label = process.argv[2];
const size = SIZES.find((known) => known.label === label);
if (!size) {
  console.error(`no size is called "${label}"; they are: ${SIZES.map((s) => s.label).join("; ")}`);
  process.exit(1);
}
const rows = randomRows(size.n, size.m, size.ring ?? false);
measure(size, rows);
if (size.m === CSV_ROWS) measureCsv(rows.binary);
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
