// node --import tsx test/load/judging.ts [--small] [--jurors 200] [--judgements 30] [--think 10]
//
// Simulated jurors against a production build with a database of its own, over HTTP with real
// sessions: what a vote and a pair cost, and whether anything is lost, doubled or beyond its quota.
// Fails where that is so, or where the server answered with 5xx; speed is printed, not judged.
import { performance } from "node:perf_hooks";
import { Meter } from "./support/calls";
import { Instance } from "./support/instance";
import { readOptions } from "./support/options";
import { reconcile, tellFindings } from "./support/reconcile";
import { makeRound } from "./support/round";
import { judgeAll, tellTimes } from "./support/traffic";

const PARTS = ["web", "postgres", "worker"] as const;

const options = readOptions();
const { jurors, judgements, projects, thinkMs } = options;
const instance = new Instance(options.port);
try {
  await instance.up();
  const client = await instance.connect();
  const round = await makeRound(instance.base, client, options);
  console.log(
    `${jurors} jurors × ${judgements} judgements of ${projects} projects, ${thinkMs / 1000} s on each pair`,
  );
  const meter = new Meter(options.minutesMax);
  const begin = performance.now();
  const used = () => PARTS.map((part) => instance.cpuSeconds(part));
  const before = used();
  const reports = await judgeAll(instance.base, round, meter, options);
  tellTimes(meter, begin);
  const after = used();
  const spent = PARTS.map((part, at) => `${part} ${(after[at]! - before[at]!).toFixed(1)} s`);
  console.log(`processor time: ${spent.join(", ")}`);
  const holds = tellFindings(await reconcile(client, round.id, reports, judgements));
  await client.end();
  for (const line of instance.errors()) console.log(`printed by the server: ${line}`);
  if (!holds || meter.serverErrors > 0) process.exitCode = 1;
} finally {
  await instance.down();
}
