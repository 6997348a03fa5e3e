// node --import tsx bench/errors/oneMethod.ts METHOD [n] [m] — the fit of one method without and with
// its standard errors, in processor time, in a process of its own so that the peak of memory is its own.
import type { ComparisonData } from "~/core/comparison";
import { rng } from "~/core/numeric";
import { fit as estimate } from "~/core/ranking";

const JURORS = 200;
const TIES = 0.05;
const SIDE = 0.2;
/** How far jurors' sharpness and stretch spread, as a log. */
const SPREAD = 0.5;
/** Chosen once: a search would hide what the errors cost. */
const PARAMS: Record<string, Record<string, number>> = {
  recommended: { lambda: 1, delta: 3, scaleRows: 24, varianceRows: 96, calibration: 1 },
};

/** Answers of jurors who differ in sharpness, every tenth of whom tosses coins. */
function answers(n: number, m: number): ComparisonData {
  const random = rng(`errors ${n} ${m}`);
  const truth = Float64Array.from({ length: n }, () => random.normal());
  const sharp = Float64Array.from({ length: JURORS }, () => Math.exp(SPREAD * random.normal()));
  const [a, b, juror] = [new Int32Array(m), new Int32Array(m), new Int32Array(m)];
  const outcome = new Float64Array(m);
  const logRatio = new Float64Array(m);
  for (let k = 0; k < m; k++) {
    a[k] = random.int(n);
    b[k] = (a[k]! + 1 + random.int(n - 1)) % n;
    juror[k] = random.int(JURORS);
    const d = truth[a[k]!]! - truth[b[k]!]!;
    const stretch = sharp[juror[k]!]!;
    const seen = juror[k]! % 10 === 0 ? 0 : stretch * d;
    const won = random.next() < 1 / (1 + Math.exp(-seen - SIDE)) ? 1 : 0;
    outcome[k] = random.next() < TIES ? 0.5 : won;
    logRatio[k] = stretch * (d + random.normal());
  }
  return { binary: { n, a, b, outcome, juror }, ratio: { n, a, b, logRatio, juror } };
}

/** Processor time: wall time says little on a busy machine. */
function timed<T>(run: () => T): { value: T; seconds: number } {
  const start = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(start);
  return { value, seconds: (user + system) / 1e6 };
}

const [method = "bt", n = "10000", m = "1000000"] = process.argv.slice(2);
const data = answers(Number(n), Number(m));
const params = PARAMS[method] ?? {};
const plain = timed(() => estimate(method, data, params, { intervals: false }));
const held = process.resourceUsage().maxRSS / 1024;
const { value, seconds } = timed(() => estimate(method, data, params));
const { estimated, sandwichByJuror } = value.se ?? {};
const off = (error: number | undefined) => (error === undefined ? "–" : error.toExponential(1));
const kinds = [
  `θ ${off(estimated?.error)}`,
  ...(value.se?.sandwich ? [`sandwich ${off(estimated?.sandwichError)}`] : []),
  ...(sandwichByJuror ? [`by juror ${off(estimated?.sandwichByJurorError)}`] : []),
];
const peak = process.resourceUsage().maxRSS / 1024;
console.log(
  [
    method.padEnd(32),
    `fit ${plain.seconds.toFixed(2)} s`.padEnd(13),
    `errors ${(seconds - plain.seconds).toFixed(1)} s`.padEnd(15),
    `peak ${held.toFixed(0)} → ${peak.toFixed(0)} MB`.padEnd(22),
    value.se ? `off by: ${kinds.join(", ")}` : "no standard errors",
  ].join("  "),
);
