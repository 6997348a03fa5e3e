// All jurors of a run at once, and what was measured of them.
import { performance } from "node:perf_hooks";
import type { Meter } from "./calls";
import { Juror, type JurorReport } from "./juror";
import type { LoadOptions } from "./options";
import type { LoadRound } from "./round";

const KINDS = ["judge", "next", "rejudge", "withdraw", "page"] as const;
const QUANTILES = [0.5, 0.95, 0.99, 1];

/** Every juror judges; resolves when all are done. */
export function judgeAll(
  base: string,
  round: LoadRound,
  meter: Meter,
  { judgements, thinkMs, seed }: LoadOptions,
): Promise<JurorReport[]> {
  return Promise.all(
    round.jurors.map((person, at) =>
      new Juror(base, round, person, meter, `${seed} juror ${at}`).work(judgements, thinkMs),
    ),
  );
}

/** The q-quantile of sorted times: the least that at least q of them do not exceed. */
const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)]!;

export function tellTimes(meter: Meter, sinceMs: number): void {
  const seconds = (performance.now() - sinceMs) / 1000;
  const all = [...meter.took.values()].reduce((sum, times) => sum + times.length, 0);
  console.log(`${all} calls in ${seconds.toFixed(1)} s, ${(all / seconds).toFixed(1)} a second`);
  console.log("call        times    p50 ms    p95 ms    p99 ms   longest");
  for (const kind of KINDS) {
    const times = (meter.took.get(kind) ?? []).toSorted((x, y) => x - y);
    if (times.length === 0) continue;
    const cells = [times.length, ...QUANTILES.map((q) => Math.round(quantile(times, q)))];
    console.log(kind.padEnd(7) + cells.map((cell) => String(cell).padStart(10)).join(""));
  }
  const statuses = [...meter.statuses].sort(([x], [y]) => x - y);
  const told = statuses.map(([status, n]) => `${n} × ${status}`).join(", ");
  console.log(`answers by status: ${told}; 5xx: ${meter.serverErrors}; no answer: ${meter.lost}`);
  console.log(`told "later": ${meter.busy}; signed in, but told to sign in: ${meter.held}`);
}
