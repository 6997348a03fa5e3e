// node --import tsx test/load/kill.ts [--small] [--jurors 200] [--judgements 30] [--kills 3] [--every 6]
//
// The traffic of judging.ts while the web process, the worker and PostgreSQL are killed with -9 in
// turn, and the database once more after the last answer. Jurors' devices send again, under the same
// key, what was not acknowledged. Fails where an acknowledged judgement is gone, or is there twice.
import { performance } from "node:perf_hooks";
import { until } from "../../scripts/lib/processes.mjs";
import { Meter } from "./support/calls";
import { Instance } from "./support/instance";
import { readOptions } from "./support/options";
import { reconcile, tellFindings } from "./support/reconcile";
import { type LoadRound, makeRound } from "./support/round";
import { judgeAll, tellTimes } from "./support/traffic";

const PARTS = ["web", "worker", "postgres"] as const;
const RECOVERY_PATIENCE_MS = 60_000;
/** A fit that several kills interrupted is tried again minutes later: the queue waits longer each time. */
const FIT_PATIENCE_MS = 300_000;
/** How often to look: the server counts how often it is asked. */
const FIT_LOOK_MS = 1_000;

const options = readOptions();
const instance = new Instance(options.port);
/** Seconds until pages were answered again, by the part that was killed. */
const recoveries = new Map<string, number[]>();

/** A dead database ends the whole start, which is then started again; the others are replaced. */
async function killAndRecover(part: (typeof PARTS)[number]): Promise<void> {
  const begin = performance.now();
  instance.kill(part);
  if (part === "postgres") {
    await instance.ended();
    await instance.up();
  }
  if (!(await until(() => instance.answers(), RECOVERY_PATIENCE_MS)))
    throw new Error(`no page was answered after ${part} was killed`);
  const seconds = (performance.now() - begin) / 1000;
  recoveries.set(part, [...(recoveries.get(part) ?? []), seconds]);
}

/** Kills in turn while jurors judge; before a worker dies it is given a fit to compute. */
async function killInTurn(round: LoadRound, judging: () => boolean): Promise<string[]> {
  const fits: string[] = [];
  for (let at = 0; at < options.kills * PARTS.length && judging(); at++) {
    await new Promise((resolve) => setTimeout(resolve, options.killEveryMs));
    const part = PARTS[at % PARTS.length]!;
    if (part === "worker") {
      const wanted = { roundId: round.id, method: "bt_l2" };
      const { fitId } = await round.organizer.fit.request.mutate(wanted);
      fits.push(fitId);
    }
    await killAndRecover(part);
  }
  return fits;
}

async function unfinished(round: LoadRound, fits: readonly string[]): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, FIT_LOOK_MS));
  const listed = await round.organizer.fit.list.query({ roundId: round.id });
  const done = listed.filter(({ status }) => status === "done").map(({ id }) => id);
  return fits.filter((id) => !done.includes(id)).length;
}

function tellKills(): void {
  for (const [part, seconds] of recoveries) {
    const each = seconds.map((s) => s.toFixed(1)).join(", ");
    console.log(`${part} killed ${seconds.length} times; pages answered again after ${each} s`);
  }
}

try {
  await instance.up();
  const before = await instance.connect();
  const round = await makeRound(instance.base, before, options);
  await before.end();
  const meter = new Meter(options.minutesMax);
  const begin = performance.now();
  let judging = true;
  const traffic = judgeAll(instance.base, round, meter, options).finally(() => {
    judging = false;
  });
  const [reports, fits] = await Promise.all([traffic, killInTurn(round, () => judging)]);
  tellTimes(meter, begin);
  await killAndRecover("postgres");
  tellKills();
  await until(async () => (await unfinished(round, fits)) === 0, FIT_PATIENCE_MS);
  const left = await unfinished(round, fits);
  console.log(`${left === 0 ? "✓" : "✗"} fits asked for before a kill are done (${fits.length})`);
  if (left > 0) {
    const listed = await round.organizer.fit.list.query({ roundId: round.id });
    for (const { id, status, error } of listed) console.log(`  ${id} ${status} ${error ?? ""}`);
  }
  const after = await instance.connect();
  const holds = tellFindings(await reconcile(after, round.id, reports, options.judgements));
  await after.end();
  const kills = recoveries.get(PARTS[0])?.length ?? 0;
  if (kills < options.kills)
    console.log("Jurors were done before all kills; give them more to judge, or --every less.");
  if (!holds || left > 0) process.exitCode = 1;
} finally {
  await instance.down();
}
