import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";

/** Where the server under test keeps its data; scripts/start.mjs keeps its log there. */
const DATA = process.env.E2E_DATA_DIR ?? ".data/e2e";

/** Everything the server has printed so far. */
export const serverLog = () => readFileSync(join(DATA, "server.log"), "utf8");

/** One statement on the server's own database, for what no page can do: let time pass. */
export async function inDatabase(statement: string, values: unknown[]): Promise<void> {
  const { databaseUrl } = JSON.parse(readFileSync(join(DATA, "running.json"), "utf8"));
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement, values);
  } finally {
    await client.end();
  }
}
