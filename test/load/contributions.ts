// node --import tsx test/load/contributions.ts [contributions] [projects] — a database of its own, a
// published round, one large file of contributions; prints how long its upload and its import take, and
// what an observer sees meanwhile. Run by hand.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rng } from "~/core/numeric";
import { applyMigrations } from "../../scripts/db/migrations";
import { startPostgres } from "../../scripts/lib/postgres.mjs";
import { startWatchdog } from "../../scripts/lib/watchdog.mjs";

const [CONTRIBUTIONS = 1_000_000, PROJECTS = 1000] = process.argv.slice(2).map(Number);
const DONATIONS_EACH = 10;
const LOOK_MS = 5000;

const directory = mkdtempSync(join(tmpdir(), "steelyard-contributions-"));
const server = await startPostgres({ directory, throwaway: true });
startWatchdog().watch(server.identity);
try {
  process.env.DATABASE_URL = server.url;
  await applyMigrations(server.url);
  await run();
} finally {
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
}
process.exit(0);

async function run(): Promise<void> {
  const { installQueue } = await import("~/server/jobs/queue");
  const { workerDb } = await import("~/server/db/worker");
  await installQueue(process.env.DATABASE_URL!);
  const { id: organizer } = await workerDb().user.create({ data: { name: "Organizer" } });
  const { id: roundId } = await workerDb().round.create({
    data: {
      ...{ slug: randomUUID(), title: "Load", question: "Which?", splitSeed: "load" },
      settings: { pool: { amount: "1000000000000", decimals: 6, symbol: "USDC" } },
      createdById: organizer,
      projects: {
        create: Array.from({ length: PROJECTS }, (_, position) => {
          const name = `owner${position}/repo`;
          return { name, title: name, position };
        }),
      },
    },
  });
  await workerDb().round.update({
    where: { id: roundId },
    data: { status: "open", settingsHash: "load", publishedAt: new Date() },
  });
  const content = fileOf(CONTRIBUTIONS);
  print("contributions", CONTRIBUTIONS.toLocaleString("en"));
  print("file", `${(content.length / 1e6).toFixed(1)} MB`);
  const importId = await timed("upload in parts", () => upload(organizer, roundId, content));
  await timed("read and written in one transaction", () => watchImport(importId));
  const { fundingInput } = await import("~/server/services/fundingInput");
  await timed("read back as the recipe's input", () => fundingInput(workerDb(), roundId));
  print("peak memory", `${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

async function upload(organizer: string, roundId: string, content: Buffer): Promise<string> {
  const { beginUpload, finishUpload, uploadPart } = await import(
    "~/server/services/uploadContributions"
  );
  const { importOptions } = await import("~/server/services/contributionUnits");
  const { importId, partBytes } = await beginUpload(organizer, roundId, {
    ...{ fileName: "load.csv", bytes: content.length, options: importOptions.parse({}) },
  });
  for (let seq = 0; seq * partBytes < content.length; seq++) {
    const part = content.subarray(seq * partBytes, (seq + 1) * partBytes);
    await uploadPart(roundId, importId, seq, part);
  }
  await finishUpload(organizer, roundId, importId);
  return importId;
}

/** Imports as the worker does, and looks at the row as a page does. */
async function watchImport(importId: string): Promise<void> {
  const { importContributions } = await import("~/server/services/importContributions");
  const { workerDb } = await import("~/server/db/worker");
  const look = setInterval(async () => {
    const at = await workerDb().contributionImport.findUniqueOrThrow({ where: { id: importId } });
    const rows = await workerDb().contribution.count();
    print("  meanwhile", `${at.stage} ${Math.round(100 * at.progress)} %, ${rows} rows to be seen`);
  }, LOOK_MS);
  await importContributions(importId);
  clearInterval(look);
  const { status, rows } = await workerDb().contributionImport.findUniqueOrThrow({
    where: { id: importId },
  });
  print("ended", `${status}, ${rows} rows`);
}

function fileOf(count: number): Buffer {
  const random = rng("contributions");
  const lines = ["donor,project,amount,rawScore"];
  for (let k = 0; k < count; k++) {
    const donor = random
      .int(count / DONATIONS_EACH)
      .toString(16)
      .padStart(40, "0");
    const project = Math.floor(PROJECTS * random.next() ** 2);
    const amount = Math.exp(2.3 * random.normal() + 1) + 0.01;
    lines.push(`0x1${donor.slice(1)},owner${project}/repo,${amount.toFixed(6)},${random.int(40)}`);
  }
  return Buffer.from(`${lines.join("\n")}\n`);
}

async function timed<T>(label: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  print(label, `${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}

function print(label: string, value: string): void {
  console.log(label.padEnd(40), value);
}
