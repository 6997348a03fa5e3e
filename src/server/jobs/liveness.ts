// Which workers live, on however many machines. graphile-worker itself gives a job back only four
// hours after its worker vanished.
import { Client, type Pool } from "pg";

/** First half of the advisory locks that say "this worker lives"; any constant of ours will do. */
const LOCK_CLASS = 7_365_173;
const RECONNECT_MS = 1_000;

/**
 * Has the server end the session of a machine that fell silent after about a minute, and with it
 * the lock. A killed process on a living machine is noticed at once.
 */
const KEEPALIVE =
  "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3";

/** A worker's sign of life. */
export interface SignOfLife {
  release(): Promise<void>;
}

/**
 * Holds a session-level advisory lock named after the worker's pool for as long as the process
 * lives: the server itself lets go of it when the process is gone, however it went. Resolves once the
 * lock is held, so that a pool which waits for this never owns a job while it looks dead. When the
 * connection breaks it is made again; a job taken over in between is computed twice and recorded once.
 */
export async function showLife(databaseUrl: string, poolId: string): Promise<SignOfLife> {
  let released = false;
  let client: Client | undefined;
  const hold = async () => {
    const next = new Client({ connectionString: databaseUrl, keepAlive: true });
    next.on("error", () => {}); // "end" follows, and is answered below
    await next.connect();
    client = next;
    await next.query(KEEPALIVE);
    await next.query("SELECT pg_advisory_lock($1, hashtext($2))", [LOCK_CLASS, poolId]);
    next.once("end", () => void holdAgain());
  };
  const holdAgain = async () => {
    while (!released) {
      try {
        return await hold();
      } catch {
        await client?.end().catch(() => {});
        await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
      }
    }
  };
  await hold();
  return {
    release: async () => {
      released = true;
      await client?.end();
    },
  };
}

/**
 * Gives back the jobs of workers that no longer live, and returns those workers. Whoever holds its
 * own lock lives; trying for that lock is how the others find out.
 *
 * @param pool  connections other than the one that holds the caller's own lock
 * @param ownId the caller's pool, which lives whatever its lock says
 */
export async function releaseJobsOfTheDead(pool: Pool, ownId?: string): Promise<string[]> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ owner: string }>(
      `WITH owners AS MATERIALIZED (
         SELECT DISTINCT locked_by AS owner FROM graphile_worker.jobs
         WHERE locked_by IS NOT NULL AND locked_by IS DISTINCT FROM $2)
       SELECT owner FROM owners WHERE pg_try_advisory_xact_lock($1, hashtext(owner))`,
      [LOCK_CLASS, ownId ?? null],
    );
    const dead = rows.map(({ owner }) => owner);
    if (dead.length > 0) {
      await client.query("SELECT graphile_worker.force_unlock_workers($1::text[])", [dead]);
    }
    await client.query("COMMIT");
    return dead;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
