// Setup file of every "db" test file: an own database, before anything constructs a client.
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";

/** A new clone of the migrated database; returns its address. */
export async function freshDatabase(): Promise<string> {
  const template = new URL(inject("templateUrl"));
  const clone = new URL(template);
  clone.pathname = `${template.pathname}_${randomBytes(4).toString("hex")}`;
  const server = new URL(template);
  server.pathname = "postgres";
  const client = new Client({ connectionString: server.href });
  await client.connect();
  await client.query(
    `CREATE DATABASE ${clone.pathname.slice(1)} TEMPLATE ${template.pathname.slice(1)}`,
  );
  await client.end();
  return clone.href;
}

process.env.DATABASE_URL = await freshDatabase();
process.env.NEXTAUTH_SECRET = randomBytes(32).toString("hex");
process.env.NEXTAUTH_URL = "http://localhost:3000";
// Tests move the clocks of pools on.
process.env.STEELYARD_TEST_CLOCK = "1";
