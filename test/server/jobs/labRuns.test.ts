// Saved runs on real worker processes: killed in the middle, and two at once.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Study } from "~/core/simulation";
import { workerDb } from "~/server/db/worker";
import { installQueue } from "~/server/jobs/queue";
import { cancelRun } from "~/server/services/lab/changeRun";
import { computePart, computeSummary } from "~/server/services/lab/computeStudy";
import { getRun } from "~/server/services/lab/getRun";
import { saveRun } from "~/server/services/lab/saveRun";
import { addPerson } from "../services/fixture";

/** How soon anything must be done, on a machine that is busy with other things. */
const PATIENCE_MS = 90_000;
vi.setConfig({ testTimeout: 3 * PATIENCE_MS });

/** Some parts of a second or two each. */
const STUDY: Study = {
  configs: [{ model: "v3", mode: "corrected" }],
  ...{ seed: "s", timesteps: 100, runs: 330, axes: [] },
};

const running = new Set<ChildProcess>();

async function startWorker(concurrency = 1): Promise<ChildProcess> {
  const child = fork("src/server/jobs/worker.ts", {
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      ...{ STEELYARD_PROCESS: "worker", NODE_OPTIONS: "", WORKER_CONCURRENCY: String(concurrency) },
    },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  running.add(child);
  await once(child, "message");
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

const partsOf = (runId: string) =>
  workerDb().labPart.findMany({
    where: { runId },
    orderBy: { seq: "asc" },
    select: { id: true, status: true, progress: true },
  });
const ended = async (id: string) => {
  await expect
    .poll(async () => (await getRun(null, id)).status, { timeout: PATIENCE_MS, interval: 200 })
    .not.toMatch(/queued|running/);
  return getRun(null, id);
};
/** Until one part is done and another is worked on. */
const inTheMiddle = (id: string) =>
  expect
    .poll(
      async () => {
        const found = (await partsOf(id)).map(({ status }) => status);
        return found.includes("done") && found.includes("running");
      },
      { timeout: PATIENCE_MS, interval: 20 },
    )
    .toBe(true);

/** What one process finds in one piece. */
let alone: string;

beforeAll(async () => {
  await installQueue(process.env.DATABASE_URL!);
  const records = computePart({ study: STUDY, from: 0, to: STUDY.runs });
  alone = computeSummary({ study: STUDY, records }).hash;
}, PATIENCE_MS);

afterEach(async () => {
  for (const child of [...running]) await end(child, "SIGKILL");
});

test("two workers give the same result as one process in one piece", async () => {
  const workers = [await startWorker(2), await startWorker(2)];
  const { id } = await saveRun(await addPerson("Owner"), { name: "Two", study: STUDY });
  expect(await ended(id)).toMatchObject({ status: "done", resultHash: alone });
  for (const worker of workers) await end(worker, "SIGTERM");
});

test("a worker that is killed in the middle leaves what it did to the next, and the result is the same", async () => {
  const { id } = await saveRun(await addPerson("Owner"), { name: "Killed", study: STUDY });
  const first = await startWorker();
  await inTheMiddle(id);
  await end(first, "SIGKILL");
  const left = await partsOf(id);
  const done = left.filter(({ status }) => status === "done").map(({ id: part }) => part);
  expect(done.length).toBeGreaterThan(0);
  expect(done.length).toBeLessThan(left.length);
  await workerDb().$executeRaw`UPDATE "LabPart" SET "heartbeatAt" = NULL WHERE "status" = 'done'`;
  await startWorker();
  await expect
    .poll(async () => (await partsOf(id)).some(({ status }) => status === "running"), {
      timeout: PATIENCE_MS,
      interval: 20,
    })
    .toBe(true);
  // A part that was done is not done again: whoever takes one writes its heartbeat.
  const again = await workerDb().labPart.count({
    where: { id: { in: done }, heartbeatAt: { not: null } },
  });
  expect(again).toBe(0);
  expect(await ended(id)).toMatchObject({ status: "done", resultHash: alone });
});

test("a run that is cancelled in the middle stops, and its worker takes the next", async () => {
  const owner = await addPerson("Owner");
  const { id } = await saveRun(owner, { name: "Cancelled", study: { ...STUDY, runs: 5_000 } });
  await startWorker();
  await inTheMiddle(id);
  expect((await getRun(null, id)).progress).toBeGreaterThan(0);
  await cancelRun(owner, id);
  const next = await saveRun(owner, { name: "Next", study: { ...STUDY, runs: 1 } });
  expect(await ended(next.id)).toMatchObject({ status: "done" });
  expect(await ended(id)).toMatchObject({ status: "cancelled", result: null });
  expect(await partsOf(id)).toEqual([]);
});
