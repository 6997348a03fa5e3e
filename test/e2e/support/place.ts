import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";

/** Where the server under test keeps its data; scripts/start.mjs keeps its log there. */
const DATA = process.env.E2E_DATA_DIR ?? ".data/e2e";

/** Everything the server has printed so far. */
export const serverLog = () => readFileSync(join(DATA, "server.log"), "utf8");

/** What the server keeps to itself: it signs with one and opens its database with the other. */
export const serverSecrets = () =>
  ["nextauth.secret", "postgres.password"].map((name) => readFileSync(join(DATA, name), "utf8"));

/** Works on the server's own database, for what no page can do. */
export async function withDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const { databaseUrl } = JSON.parse(readFileSync(join(DATA, "running.json"), "utf8"));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** One statement there, to let time pass. */
export async function inDatabase(statement: string, values: unknown[]): Promise<void> {
  await withDatabase((client) => client.query(statement, values));
}
