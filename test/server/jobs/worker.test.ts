// Real worker processes on a real queue: what happens to a job when they are killed.
import { once } from "node:events";
import { Pool } from "pg";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { db } from "~/server/db/client";
import { workerDb } from "~/server/db/worker";
import { releaseJobsOfTheDead, showLife } from "~/server/jobs/liveness";
import { cancelFit } from "~/server/services/cancelFit";
import { giveUpAbandoned } from "~/server/services/giveUpAbandoned";
import { requestFit } from "~/server/services/requestFit";
import { scoreSubmission } from "~/server/services/scoreSubmission";
import { submitSubmission } from "~/server/services/submitSubmission";
import {
  addAnswers,
  type Fixture,
  jobsOf,
  openRound,
  submissionText,
  TRUE_WEIGHTS,
} from "../services/fixture";
import { end, PATIENCE_MS, startWorker } from "./workerProcess";

/** Enough projects for a fit with intervals to take a second or more. */
const MANY = Array.from({ length: 1000 }, (_, at) => `many/p${at}`);
vi.setConfig({ testTimeout: 3 * PATIENCE_MS });

let small: Fixture;
let large: Fixture;

const fitStatus = async (id: string) =>
  (await db.fit.findUniqueOrThrow({ where: { id }, select: { status: true } })).status;

const askForFit = ({ people, roundId }: Fixture) =>
  requestFit(people.organizer, roundId, { method: "log_l2_ridge", params: {} });

async function eventsOf(fitId: string): Promise<string[]> {
  const events = await db.auditEvent.findMany({ orderBy: { seq: "asc" } });
  return events
    .filter(({ data }) => (data as { fitId?: string }).fitId === fitId)
    .map(({ action }) => action);
}

beforeAll(async () => {
  small = await openRound();
  large = await openRound({}, MANY);
  await addAnswers(small);
  await addAnswers(large);
});

describe("a worker", () => {
  test("does what was queued before any worker ever started, and ends when told to", async () => {
    const { fitId } = await askForFit(small);
    const { submissionId } = await submitSubmission(small.people.modeler, small.roundId, {
      title: "Mine",
      fileName: "mine.csv",
      text: submissionText(TRUE_WEIGHTS),
    });
    const worker = await startWorker();
    await expect.poll(() => fitStatus(fitId), { timeout: PATIENCE_MS }).toBe("done");
    await expect
      .poll(() => db.release.count({ where: { submissionId } }), { timeout: PATIENCE_MS })
      .toBe(1); // the web role sees no exact score
    expect(await jobsOf(`runFit:${fitId}`)).toEqual([]);
    expect(await end(worker, "SIGTERM")).toBe(0);
  });

  test("ends by itself when its parent is gone", async () => {
    const worker = await startWorker();
    const exited = once(worker, "exit");
    worker.disconnect();
    expect(await exited).toEqual([0, null]);
  });

  test("killed in the middle of a fit loses nothing and repeats nothing that shows", async () => {
    const { fitId } = await askForFit(large);
    const first = await startWorker();
    await expect
      .poll(() => fitStatus(fitId), { timeout: PATIENCE_MS, interval: 20 })
      .toBe("running");
    await end(first, "SIGKILL");
    expect(await fitStatus(fitId)).toBe("running");
    expect(await jobsOf(`runFit:${fitId}`)).toMatchObject([{ locked_by: expect.any(String) }]);

    const second = await startWorker();
    await expect.poll(() => fitStatus(fitId), { timeout: PATIENCE_MS }).toBe("done");
    expect(await eventsOf(fitId)).toEqual(["fit.requested", "fit.done"]);
    await expect.poll(() => jobsOf(`runFit:${fitId}`), { timeout: PATIENCE_MS }).toEqual([]);
    await end(second, "SIGTERM");
  });

  test("killed while it scores leaves the submission to the next, which scores it once", async () => {
    const { submissionId } = await submitSubmission(small.people.modeler, small.roundId, {
      ...{ title: "Held up", fileName: "held.csv", text: submissionText(TRUE_WEIGHTS) },
    });
    const statusOf = async () =>
      (await db.submission.findUniqueOrThrow({ where: { id: submissionId } })).status;
    // Whoever scores waits for this lock, so that the kill falls into the middle.
    const pool = new Pool({ connectionString: process.env.DATABASE_URL!, max: 1 });
    const held = await pool.connect();
    await held.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [
      `board:${small.roundId}`,
    ]);
    const first = await startWorker();
    await expect.poll(statusOf, { timeout: PATIENCE_MS, interval: 20 }).toBe("running");
    await end(first, "SIGKILL");
    expect(await statusOf()).toBe("running");
    held.release(true);
    await pool.end();

    const second = await startWorker();
    await expect.poll(statusOf, { timeout: PATIENCE_MS }).toBe("done");
    expect(await db.release.count({ where: { submissionId } })).toBe(1);
    const events = await db.auditEvent.findMany({ where: { roundId: small.roundId } });
    const about = events.filter(
      ({ data }) => (data as { submissionId?: string }).submissionId === submissionId,
    );
    expect(about.map(({ action }) => action).sort()).toEqual([
      "submission.accepted",
      "submission.scored",
    ]);
    await end(second, "SIGTERM");
  });

  test("computes the board of a round that was scored before boards were kept", async () => {
    const old = await openRound();
    await addAnswers(old);
    const { submissionId } = await submitSubmission(old.people.modeler, old.roundId, {
      ...{ title: "Old", fileName: "old.csv", text: submissionText(TRUE_WEIGHTS) },
    });
    await scoreSubmission(submissionId);
    await workerDb().$executeRaw`
      DELETE FROM graphile_worker._private_jobs WHERE "key" = ${`scoreBoard:${old.roundId}`}`;
    const worker = await startWorker();
    const boards = () => db.board.count({ where: { roundId: old.roundId } });
    await expect.poll(boards, { timeout: PATIENCE_MS }).toBe(1);
    await end(worker, "SIGTERM");
  });

  test("stops computing a cancelled fit and takes the next", async () => {
    const { fitId } = await askForFit(large);
    const worker = await startWorker();
    await expect
      .poll(() => fitStatus(fitId), { timeout: PATIENCE_MS, interval: 20 })
      .toBe("running");
    await cancelFit(large.people.organizer, large.roundId, fitId);
    const next = await askForFit(small);
    await expect.poll(() => fitStatus(next.fitId), { timeout: PATIENCE_MS }).toBe("done");
    await expect.poll(() => jobsOf(`runFit:${fitId}`), { timeout: PATIENCE_MS }).toEqual([]);
    expect(await fitStatus(fitId)).toBe("cancelled");
    expect(await eventsOf(fitId)).toEqual(["fit.requested", "fit.cancelled"]);
    await end(worker, "SIGTERM");
  });
});

describe("jobs of the dead", () => {
  test("are given back as soon as their worker's session ends, and not before", async () => {
    const { fitId } = await askForFit(small);
    const pool = new Pool({ connectionString: process.env.DATABASE_URL!, max: 2 });
    const key = `runFit:${fitId}`;
    await pool.query(
      `UPDATE graphile_worker._private_jobs SET locked_by = 'pool-x', locked_at = now() WHERE "key" = $1`,
      [key],
    );
    const life = await showLife(process.env.DATABASE_URL!, "pool-x");
    expect(await releaseJobsOfTheDead(pool)).toEqual([]);
    expect(await jobsOf(key)).toMatchObject([{ locked_by: "pool-x" }]);
    await life.release();
    await expect.poll(() => releaseJobsOfTheDead(pool)).toEqual(["pool-x"]);
    expect(await jobsOf(key)).toMatchObject([{ locked_by: null }]);
    await pool.end();
  });

  test("a broken connection does not make a living worker look dead for long", async () => {
    const pool = new Pool({ connectionString: process.env.DATABASE_URL!, max: 2 });
    const life = await showLife(process.env.DATABASE_URL!, "pool-y");
    const holders = async (): Promise<number[]> => {
      const { rows } = await pool.query(
        "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 7365173",
      );
      return rows.map(({ pid }) => pid);
    };
    const [before] = await holders();
    await pool.query("SELECT pg_terminate_backend($1)", [before]);
    await expect
      .poll(async () => (await holders()).filter((pid) => pid !== before), { timeout: PATIENCE_MS })
      .toHaveLength(1);
    await life.release();
    await pool.end();
  });

  test("a fit whose job will not be started again ends as failed, others stay", async () => {
    const [lost, waiting] = [await askForFit(small), await askForFit(small)];
    const pool = new Pool({ connectionString: process.env.DATABASE_URL!, max: 1 });
    await pool.query(
      `UPDATE graphile_worker._private_jobs SET attempts = max_attempts WHERE "key" = $1`,
      [`runFit:${lost.fitId}`],
    );
    await pool.end();
    await giveUpAbandoned();
    expect(await fitStatus(lost.fitId)).toBe("failed");
    expect(await fitStatus(waiting.fitId)).toBe("queued");
  });
});
