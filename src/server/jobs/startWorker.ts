import { Logger, type Runner, run, type TaskList } from "graphile-worker";
import { Pool } from "pg";
import { enqueueMissingBoards } from "../services/enqueueMissingBoards";
import { giveUpAbandoned } from "../services/giveUpAbandoned";
import { fitInThread } from "./fitInThread";
import { releaseJobsOfTheDead, type SignOfLife, showLife } from "./liveness";
import { installQueue } from "./queue";
import { serviceInThread } from "./serviceInThread";
import { studyInThread } from "./studyInThread";
import { MESSAGES, taskList } from "./tasks";

/** How often a worker looks for jobs that others left behind. */
const SWEEP_MS = 5_000;
/** How often it asks for jobs it was not told of, such as those given back. */
const POLL_MS = 1_000;
/** Pools release what crossed its trigger within a minute; when it crossed does not depend on it. */
const CRONTAB = "* * * * * settlePools";
/** Messages to other people's servers under way at once, besides the worker's own jobs. */
const MESSAGES_AT_ONCE = 4;

export interface RunningWorker {
  /** Finishes what it can in a few seconds, gives the rest back. */
  stop(): Promise<void>;
  /** Settles when the worker ends by itself, which it should not. */
  readonly ended: Promise<void>;
}

/** Warnings and errors only: a line per job would drown what matters. */
const logger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") console.error(`worker: ${message}`);
});

/** Starts taking jobs; any number of workers may run, on any machines. */
export async function startWorker(
  databaseUrl: string,
  concurrency: number,
): Promise<RunningWorker> {
  await installQueue(databaseUrl);
  const pool = new Pool({
    connectionString: databaseUrl,
    max: concurrency + MESSAGES_AT_ONCE + 4,
    keepAlive: true,
  });
  // A connection that breaks, idle or at work, is replaced; without listeners it ends the process.
  const report = (error: Error) => console.error("worker: connection lost:", error.message);
  pool.on("error", report);
  pool.on("connect", (client) => client.on("error", report));
  const lives = new Map<string, Promise<SignOfLife>>();
  const start = (tasks: TaskList, atOnce: number, crontab = ""): Promise<Runner> =>
    run({
      crontab,
      pgPool: pool,
      concurrency: atOnce,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      logger,
      taskList: tasks,
      preset: { plugins: [lifePlugin(databaseUrl, lives)] },
    });
  const runners = [
    await start(taskList(fitInThread, studyInThread, serviceInThread), concurrency, CRONTAB),
    await start(MESSAGES, MESSAGES_AT_ONCE),
  ];
  const sweep = sweeper(pool, () => [...lives.keys()][0]);
  await enqueueMissingBoards();
  return {
    ended: Promise.race(runners.map(({ promise }) => promise)),
    stop: async () => {
      await sweep.stop();
      await Promise.all(runners.map((runner) => runner.stop()));
      for (const life of lives.values()) await (await life).release();
      await pool.end();
    },
  };
}

/** Makes every pool show life before its first job. */
function lifePlugin(
  databaseUrl: string,
  lives: Map<string, Promise<SignOfLife>>,
): GraphileConfig.Plugin {
  return {
    name: "SteelyardLifePlugin",
    version: "1.0.0",
    worker: {
      hooks: {
        async startWorker(_, { worker }) {
          const { id } = worker.workerPool;
          if (!lives.has(id)) lives.set(id, showLife(databaseUrl, id));
          await lives.get(id);
        },
      },
    },
  };
}

function sweeper(pool: Pool, ownId: () => string | undefined) {
  let sweeping: Promise<void> = Promise.resolve();
  const sweep = async () => {
    const dead = await releaseJobsOfTheDead(pool, ownId());
    if (dead.length > 0) console.error(`worker: took over the jobs of ${dead.join(", ")}`);
    await giveUpAbandoned();
  };
  const again = () => {
    sweeping = sweeping.then(sweep).catch((error) => console.error("worker: sweep failed", error));
  };
  again();
  const timer = setInterval(again, SWEEP_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await sweeping;
    },
  };
}
