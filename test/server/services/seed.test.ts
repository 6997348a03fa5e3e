// prisma/seed.ts as `npm start` runs it: a process on an empty database.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { workerDb } from "~/server/db/worker";
import { listAudit } from "~/server/services/audit";
import { latestFit } from "~/server/services/getFit";
import { getLeaderboard } from "~/server/services/getLeaderboard";
import { readFunding } from "~/server/services/readFunding";
import { listPayouts } from "~/server/services/readPayouts";

const SEED_TIMEOUT_MS = 120_000;
const FINISHED = "foundations-of-ethereum";
const FUNDED = "gifts-to-ethereum-tools";
const RUNNING = "tools-that-build-ethereum";

function startSeed(): ChildProcess {
  return fork("prisma/seed.ts", {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, STEELYARD_PROCESS: "worker", NODE_OPTIONS: "" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

async function seed(): Promise<void> {
  const [code] = await once(startSeed(), "exit");
  expect(code).toBe(0);
}

async function counts(): Promise<Record<string, number>> {
  const db = workerDb();
  return {
    people: await db.user.count(),
    rounds: await db.round.count(),
    comparisons: await db.comparison.count(),
    submissions: await db.submission.count({ where: { status: "done" } }),
    scores: await db.score.count(),
    baselines: await db.baseline.count(),
    fits: await db.fit.count({ where: { status: "done", parentId: null } }),
    unfinished: await db.fit.count({ where: { status: { not: "done" } } }),
    contributions: await db.contribution.count(),
    pools: await db.pool.count(),
    proposals: await db.proposal.count(),
    stakes: await db.stake.count(),
    paid: await db.payoutRun.count({ where: { status: "executed" } }),
    runs: await db.payoutRun.count(),
  };
}

test(
  "a seed that is killed is finished by the next, and a third finds everything done",
  async () => {
    const first = startSeed();
    await expect
      .poll(() => workerDb().submission.count(), { timeout: SEED_TIMEOUT_MS, interval: 20 })
      .toBeGreaterThan(2);
    first.kill("SIGKILL");
    await once(first, "exit");
    await seed();
    const complete = await counts();
    expect(complete).toMatchObject({ rounds: 3, fits: 6, unfinished: 0, paid: 2, runs: 2 });
    expect(complete).toMatchObject({ pools: 1, proposals: 3, stakes: 5 });
    await seed();
    expect(await counts()).toEqual(complete);

    const access = async (slug: string) => {
      const { id, status } = await workerDb().round.findUniqueOrThrow({ where: { slug } });
      return { roundId: id, status, roles: new Set<never>() };
    };
    const finished = await access(FINISHED);
    const board = await getLeaderboard(finished, null);
    expect(board).toMatchObject({ revealed: true, holdout: "private" });
    expect(board.entries.filter(({ kind }) => kind === "submission").length).toBeGreaterThan(4);
    expect((await latestFit(finished))?.rows.length).toBeGreaterThan(30);
    expect(await listPayouts(finished)).toMatchObject([{ status: "executed" }]);
    expect((await listAudit(finished.roundId)).verified).toBe(true);

    const funded = await access(FUNDED);
    const matches = (await readFunding(funded.roundId))!;
    expect(matches).toMatchObject({ current: true, waitsForWeights: false, symbol: "USDC" });
    expect(matches.contributions).toBeGreaterThan(500);
    expect(matches.boosted.count).toBeGreaterThan(20);
    expect(matches.leftOut.score).toBeGreaterThan(0);
    expect(matches.projects.some(({ capped }) => capped)).toBe(true);
    expect(await listPayouts(funded)).toMatchObject([{ kind: "recipe", status: "executed" }]);
    expect((await listAudit(funded.roundId)).verified).toBe(true);

    const running = await access(RUNNING);
    expect(running.status).toBe("open");
    expect((await getLeaderboard(running, null)).entries.length).toBeGreaterThan(6);
    const demo = await workerDb().user.findMany({ where: { demo: true }, orderBy: { id: "asc" } });
    expect(demo).toHaveLength(4);
  },
  2 * SEED_TIMEOUT_MS,
);
