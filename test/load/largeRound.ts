// node --import tsx test/load/largeRound.ts [projects] [comparisons] — starts the app on a database of
// its own, fills a closed round of that size with SQL, asks for its fit, and prints how long the job
// took, how fast and how large the pages are, and what other pages noticed of it. Run by hand.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Client } from "pg";
import { fillRound } from "./fillRound";
import { type Latency, measure, summarise, watchPages } from "./measure";

const [PROJECTS = 10_000, COMPARISONS = 1_000_000] = process.argv.slice(2).map(Number);
const JURORS = 200;
const PORT = process.env.PORT ?? "3391";
const DATA = ".data/load";
const BASE = `http://localhost:${PORT}`;
const START_PATIENCE_MS = 300_000;
const JOB_PATIENCE_MS = 1_800_000;
const OTHER_PAGES = [
  "/",
  "/rounds/foundations-of-ethereum",
  "/rounds/foundations-of-ethereum/results",
];

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const print = (label: string, value: unknown) => console.log(label.padEnd(44), value);

async function until<T>(what: string, patienceMs: number, ask: () => Promise<T | undefined>) {
  const end = Date.now() + patienceMs;
  while (Date.now() < end) {
    const found = await ask().catch(() => undefined);
    if (found !== undefined) return found;
    await sleep(500);
  }
  throw new Error(`${what}: not within ${patienceMs / 1000} s`);
}

function startApp(): ChildProcess {
  return spawn(process.execPath, ["scripts/start.mjs", "--fresh"], {
    env: {
      ...process.env,
      ...{ PORT, STEELYARD_DATA_DIR: DATA, STEELYARD_DEMO: "1", NEXTAUTH_URL: BASE },
      ...{ DATABASE_URL: "", WEB_DATABASE_URL: "" },
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
}

interface Job {
  status: string;
  progress: number;
  error: string | null;
  seconds: number | null;
}

/** Waits for a fit; returns the seconds from its start to its end. */
async function finish(client: Client, fitId: string): Promise<number> {
  return until("the fit", JOB_PATIENCE_MS, async () => {
    const { rows } = await client.query<Job>(
      `SELECT "status"::text, "progress", "error",
         extract(epoch FROM "finishedAt" - "startedAt")::float8 AS seconds
       FROM "Fit" WHERE "id" = $1`,
      [fitId],
    );
    const [job] = rows;
    if (job?.status === "failed") {
      console.error(job.error);
      process.exit(1);
    }
    return job?.status === "done" ? job.seconds! : undefined;
  });
}

/** Asks for a fit and watches other pages meanwhile. */
async function fitAndWatch(client: Client, organizer: string, roundId: string, method: string) {
  const { requestFit } = await import("~/server/services/requestFit");
  const { fitId } = await requestFit(organizer, roundId, { method, params: {} });
  const watch = watchPages(OTHER_PAGES.map((path) => BASE + path));
  const seconds = await finish(client, fitId);
  const latencies = await watch.end();
  print(`fit "${method}", job`, `${seconds.toFixed(1)} s`);
  for (const [at, path] of OTHER_PAGES.entries())
    print(`  meanwhile ${path}`, summarise(latencies[at]!));
  return fitId;
}

function printPage(path: string, { ms, bytes, status }: Latency) {
  print(path, `${status}, ${ms.toFixed(0)} ms, ${(bytes / 1024).toFixed(0)} KB`);
}

const app = startApp();
process.on("exit", () => app.kill("SIGTERM"));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
app.on("exit", (code) => code && process.exit(code));
await until("the app", START_PATIENCE_MS, async () => ((await fetch(BASE)).ok ? true : undefined));
const { databaseUrl } = JSON.parse(readFileSync(`${DATA}/running.json`, "utf8"));
process.env.DATABASE_URL = databaseUrl;
const client = new Client({ connectionString: databaseUrl });
await client.connect();

const before = watchPages(OTHER_PAGES.map((path) => BASE + path));
await sleep(10_000);
for (const [at, latencies] of (await before.end()).entries()) {
  print(`idle, ${OTHER_PAGES[at]}`, summarise(latencies));
}
const size = { projects: PROJECTS, comparisons: COMPARISONS, jurors: JURORS };
const filled = await fillRound(client, size);
print(`filled ${PROJECTS} × ${COMPARISONS}`, `${filled.seconds.toFixed(1)} s`);

const { organizer, roundId, slug } = filled;
const fitId = await fitAndWatch(client, organizer, roundId, "bt_l2");
const results = `/rounds/${slug}/results`;
for (const part of ["", "/methods", "/comparisons", "/jurors", "/graph"]) {
  const times = [];
  for (let k = 0; k < 3; k++) times.push(await measure(BASE + results + part));
  printPage(results + part, times.sort((x, y) => x.ms - y.ms)[0]!);
}
const calls = [
  "weights",
  "outranks",
  "residuals",
  "influentialAnswers",
  "jurors",
  "graph",
  "diagnosis",
];
for (const name of calls) {
  const input = encodeURIComponent(JSON.stringify({ json: { roundId, fitId } }));
  printPage(`fit.${name}`, await measure(`${BASE}/api/trpc/fit.${name}?input=${input}`));
}
printPage("weights.csv", await measure(`${BASE}${results}/weights.csv?fit=${fitId}`));

if (process.env.ALL_METHODS) {
  await fitAndWatch(client, organizer, roundId, "all");
  for (const name of ["byMethod", "distances"]) {
    const input = encodeURIComponent(JSON.stringify({ json: { roundId } }));
    printPage(`fit.${name}`, await measure(`${BASE}/api/trpc/fit.${name}?input=${input}`));
  }
  printPage(`${results}/methods`, await measure(`${BASE}${results}/methods`));
  printPage("methods.csv", await measure(`${BASE}${results}/methods.csv`));
}
if (process.env.KEEP) {
  console.log(`Kept at ${BASE}${results}; Ctrl+C ends it.`);
  await new Promise(() => {});
}
await client.end();
process.exit(0);
