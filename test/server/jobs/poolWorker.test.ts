// Pools and real worker processes: a release that is killed in the middle, and the clock.
import { Client } from "pg";
import { expect, test, vi } from "vitest";
import { workerDb } from "~/server/db/worker";
import { jobsOf } from "../services/fixture";
import { addProposal, DAY_S, openPool, passTime, stakeOn } from "../services/poolFixture";
import { end, PATIENCE_MS, startWorker } from "./workerProcess";

vi.setConfig({ testTimeout: 3 * PATIENCE_MS });

/** A pool in which a proposal has crossed its trigger, and a job that is to find that out. */
async function crossedPool() {
  const world = await openPool();
  const proposalId = await addProposal(world, 500);
  await stakeOn(world, "juror", proposalId, 60);
  await passTime(world, 5 * DAY_S);
  return { ...world, proposalId };
}

const releases = (proposalId: string) =>
  workerDb().proposalRelease.count({ where: { proposalId } });

test("a worker killed in the middle of a release leaves it to the next, which makes it once", async () => {
  const { poolId, proposalId, roundId } = await crossedPool();
  const key = `settlePool:${poolId}`;
  // Whoever settles the pool waits for its row, so that the kill falls into the middle.
  const holder = new Client({ connectionString: process.env.DATABASE_URL! });
  await holder.connect();
  await holder.query("BEGIN");
  await holder.query(`SELECT 1 FROM "Pool" WHERE "id" = $1 FOR UPDATE`, [poolId]);
  const first = await startWorker();
  await expect
    .poll(() => jobsOf(key), { timeout: PATIENCE_MS, interval: 50 })
    .toMatchObject([{ locked_by: expect.any(String) }]);
  await end(first, "SIGKILL");
  expect(await releases(proposalId)).toBe(0);
  await holder.query("ROLLBACK");
  await holder.end();

  const second = await startWorker();
  await expect.poll(() => jobsOf(key), { timeout: PATIENCE_MS }).toEqual([]);
  expect(await releases(proposalId)).toBe(1);
  expect(await workerDb().payoutRun.count({ where: { roundId } })).toBe(1);
  const { funds } = await workerDb().pool.findUniqueOrThrow({ where: { id: poolId } });
  expect(funds.toFixed(0)).toBe("9500000000");
  await end(second, "SIGTERM");
});

test("a worker comes by every pool each minute, and refuses a clock that was moved on unless told to", async () => {
  const { poolId, proposalId } = await crossedPool();
  const failed = async () =>
    (
      await workerDb().$queryRaw<{ last_error: string | null }[]>`
        SELECT last_error FROM graphile_worker.jobs WHERE "key" = ${`settlePool:${poolId}`}`
    )[0]?.last_error ?? "";
  const worker = await startWorker({ STEELYARD_TEST_CLOCK: "0" });
  await expect.poll(failed, { timeout: PATIENCE_MS }).toMatch(/STEELYARD_TEST_CLOCK is not 1/);
  expect(await releases(proposalId)).toBe(0);
  const known = await workerDb().$queryRaw<{ identifier: string }[]>`
    SELECT identifier FROM graphile_worker._private_known_crontabs`;
  expect(known).toEqual([{ identifier: "settlePools" }]);
  await end(worker, "SIGTERM");
});
