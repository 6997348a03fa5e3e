// Global setup of the "db" tests: a server of their own, and one migrated database to clone.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "../../scripts/db/migrations";
import { startPostgres } from "../../scripts/lib/postgres.mjs";
import { startWatchdog } from "../../scripts/lib/watchdog.mjs";
import { installQueue } from "../../src/server/jobs/queue";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the migrated database that every test file clones. */
    templateUrl: string;
  }
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (process.env.TEST_DATABASE_URL) {
    return { url: process.env.TEST_DATABASE_URL, stop: async () => {} };
  }
  const directory = mkdtempSync(join(tmpdir(), "steelyard-test-"));
  const server = await startPostgres({ directory, throwaway: true });
  startWatchdog().watch(server.identity); // vitest may be killed
  const stop = async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
    [prefix],
  );
  for (const { datname } of rows) await client.query(`DROP DATABASE "${datname}" WITH (FORCE)`);
  await client.end();
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const template = `steelyard_test_${randomBytes(4).toString("hex")}`;
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query(`CREATE DATABASE ${template}`);
  await client.end();
  const templateUrl = new URL(server.url);
  templateUrl.pathname = template;
  await applyMigrations(templateUrl.href);
  await installQueue(templateUrl.href);
  project.provide("templateUrl", templateUrl.href);

  return async () => {
    if (process.env.TEST_DATABASE_URL) await dropDatabases(server.url, template);
    await server.stop();
  };
}
