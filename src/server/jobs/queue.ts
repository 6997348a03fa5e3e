import { runMigrations } from "graphile-worker";

/**
 * Puts the queue's tables (schema `graphile_worker`) into a database, so that jobs can be added
 * before any worker has ever started. A second call, also at the same time, changes nothing.
 */
export async function installQueue(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl });
}
