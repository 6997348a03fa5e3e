// node --import tsx test/load/largeRound.ts [projects] [comparisons] — starts the app on a database of
// its own, fills a closed round of that size with SQL, asks for its fit and then for that of all
// methods, and prints how long the jobs took and what memory, how fast and how large the pages are in
// a browser, and what other pages noticed. SHOTS=folder keeps pictures, KEEP=1 the app. Run by hand.
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { Client } from "pg";
import { ensureChromium } from "../../scripts/lib/chromium.mjs";
import { browse, type Visit } from "./browse";
import { fillRound } from "./fillRound";
import { type Latency, measure, summarise, watchPages } from "./measure";

const [PROJECTS = 10_000, COMPARISONS = 1_000_000] = process.argv.slice(2).map(Number);
const JURORS = 200;
const PORT = process.env.PORT ?? "3391";
const DATA = ".data/load";
const BASE = `http://localhost:${PORT}`;
const ORGANIZER = "Ines, organizer";
const START_PATIENCE_MS = 300_000;
const JOB_PATIENCE_MS = 1_800_000;
const OTHER_PAGES = [
  "/",
  "/rounds/foundations-of-ethereum",
  "/rounds/foundations-of-ethereum/results",
];
/** An address that asks for nothing else. */
const READER = "198.51.100.1";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const print = (label: string, value: unknown) => console.log(label.padEnd(46), value);
const seconds = (value: number) => `${value.toFixed(1)} s`;

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

interface Running {
  readonly databaseUrl: string;
  readonly children: readonly { name: string; pid: number }[];
}

const running = () => JSON.parse(readFileSync(`${DATA}/running.json`, "utf8")) as Running;

/** The most memory a process of the app has held so far. */
function peakMb(name: string): string {
  const child = running().children.find((one) => one.name === name);
  const status = child ? readFileSync(`/proc/${child.pid}/status`, "utf8") : "";
  const kb = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN);
  return `${(kb / 1024).toFixed(0)} MB`;
}

interface Job {
  status: string;
  progress: number;
  error: string | null;
  seconds: number | null;
}

/** Waits for a fit; returns the seconds from its start to its end, and the steps of its progress. */
async function finish(client: Client, fitId: string) {
  const steps = new Set<number>();
  const took = await until("the fit", JOB_PATIENCE_MS, async () => {
    const { rows } = await client.query<Job>(
      `SELECT "status"::text, "progress", "error",
         extract(epoch FROM "finishedAt" - "startedAt")::float8 AS seconds
       FROM "Fit" WHERE "id" = $1`,
      [fitId],
    );
    const [job] = rows;
    if (job) steps.add(Math.round(100 * job.progress));
    if (job?.status === "failed") {
      console.error(job.error);
      process.exit(1);
    }
    return job?.status === "done" ? job.seconds! : undefined;
  });
  return { took, steps: steps.size };
}

/** What other pages took, meanwhile. */
function printOthers(when: string, latencies: readonly Latency[][]): void {
  for (const [at, path] of OTHER_PAGES.entries()) {
    print(`  ${when} ${path}`, summarise(latencies[at]!));
  }
}

/** Asks for a fit and watches other pages meanwhile. */
async function fitAndWatch(client: Client, method: string, request: () => Promise<string>) {
  const fitId = await request();
  const watch = watchPages(OTHER_PAGES.map((path) => BASE + path));
  const { took, steps } = await finish(client, fitId);
  const latencies = await watch.end();
  print(`fit "${method}", job`, `${seconds(took)}, worker's peak ${peakMb("worker")}`);
  print("  progress", `${steps} different percentages seen; load ${loadavg()[0]!.toFixed(1)}`);
  printOthers("meanwhile", latencies);
  return fitId;
}

/** From the end of one method's record to the end of the next. */
async function printMethods(client: Client, fitId: string): Promise<void> {
  const { rows } = await client.query<{ method: string; seconds: number }>(
    `SELECT c."method", extract(epoch FROM c."finishedAt" - lag(c."finishedAt", 1, p."startedAt")
       OVER (ORDER BY c."finishedAt"))::float8 AS seconds
     FROM "Fit" c JOIN "Fit" p ON p."id" = c."parentId" WHERE p."id" = $1 ORDER BY c."finishedAt"`,
    [fitId],
  );
  for (const row of rows) print(`  ${row.method}`, seconds(row.seconds));
  const { rows: refused } = await client.query<{ evidence: { refused: unknown[] } }>(
    `SELECT "evidence" FROM "Fit" WHERE "id" = $1`,
    [fitId],
  );
  print("  refused", JSON.stringify(refused[0]?.evidence.refused));
}

function printAnswer(path: string, { ms, bytes, status, refusal }: Latency): void {
  const size = `${(bytes / 1024).toFixed(0)} KB`;
  print(path, `${status}, ${ms.toFixed(0)} ms, ${size}${refusal ? `: ${refusal}` : ""}`);
}

function printVisit(visit: Visit): void {
  const { path, paintMs, doneMs, longTasks, documentKb, dataKb, scrollMs, typeMs } = visit;
  const long = longTasks.map((ms) => `${ms.toFixed(0)} ms`).join(", ") || "none";
  print(
    `  ${path}`,
    [
      `paint ${paintMs.toFixed(0)} ms, all ${doneMs.toFixed(0)} ms`,
      `${documentKb.toFixed(0)} KB HTML, ${dataKb.toFixed(0)} KB JSON`,
      `tasks > 200 ms: ${long}`,
      `scroll ${scrollMs.toFixed(0)} ms`,
      `key ${typeMs === null ? "–" : `${typeMs.toFixed(0)} ms`}`,
      ...visit.problems,
    ].join("; "),
  );
}

await ensureChromium();
const app = startApp();
process.on("exit", () => app.kill("SIGTERM"));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
app.on("exit", (code) => code && process.exit(code));
await until("the app", START_PATIENCE_MS, async () => ((await fetch(BASE)).ok ? true : undefined));
const { databaseUrl } = running();
process.env.DATABASE_URL = databaseUrl;
const client = new Client({ connectionString: databaseUrl });
await client.connect();

const before = watchPages(OTHER_PAGES.map((path) => BASE + path));
await sleep(10_000);
printOthers("idle", await before.end());
const size = { projects: PROJECTS, comparisons: COMPARISONS, jurors: JURORS };
const { roundId, slug, organizer, ...filled } = await fillRound(client, size);
print(`filled ${PROJECTS} × ${COMPARISONS}`, seconds(filled.seconds));

const results = `/rounds/${slug}/results`;
const { requestFit } = await import("~/server/services/requestFit");
const fitId = await fitAndWatch(client, "bt_l2", async () => {
  return (await requestFit(organizer, roundId, { method: "bt_l2", params: {} })).fitId;
});

// As an organizer does it: by the button, with the bar in view.
const person = await browse(BASE, ORGANIZER);
await person.page.goto(`${results}/methods`);
const allId = await fitAndWatch(client, "all", async () => {
  await person.page.getByRole("button", { name: "Fit all methods" }).click();
  await person.page.getByRole("progressbar").first().waitFor();
  const { rows } = await client.query<{ id: string }>(
    `SELECT "id" FROM "Fit" WHERE "roundId" = $1 AND "method" = 'all'`,
    [roundId],
  );
  return rows[0]!.id;
});
await printMethods(client, allId);

console.log("\nPages in a browser, signed in as an organizer");
const shots = process.env.SHOTS;
for (const part of ["", "/methods", "/comparisons", "/jurors", "/graph"]) {
  const watch = watchPages([BASE + OTHER_PAGES[0]!]);
  const shot = shots && `${shots}/${part.slice(1) || "weights"}`;
  printVisit(await person.visit(results + part, shot || undefined));
  const [latencies] = await watch.end();
  print("    meanwhile /", summarise(latencies!));
}
await person.close();

console.log("\nWhat the server sends");
const calls = ["weights", "outranks", "residuals", "influentialAnswers", "jurors", "graph"];
for (const name of [...calls, "diagnosis", "byMethod", "distances"]) {
  const input = encodeURIComponent(JSON.stringify({ json: { roundId, fitId } }));
  printAnswer(`fit.${name}`, await measure(`${BASE}/api/trpc/fit.${name}?input=${input}`, READER));
}
for (const file of [`weights.csv?fit=${fitId}`, `jurors.csv?fit=${fitId}`, "methods.csv"]) {
  const watch = watchPages([BASE + OTHER_PAGES[0]!]);
  printAnswer(file, await measure(`${BASE}${results}/${file}`, READER));
  const [latencies] = await watch.end();
  print("    meanwhile /", summarise(latencies!));
}
print("peaks", `web ${peakMb("web")}, worker ${peakMb("worker")}`);
if (process.env.KEEP) {
  console.log(`Kept at ${BASE}${results}; Ctrl+C ends it.`);
  await new Promise(() => {});
}
await client.end();
process.exit(0);
