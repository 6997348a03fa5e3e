import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres } from "../../scripts/lib/postgres.mjs";
import { isRunning, until } from "../../scripts/lib/processes.mjs";
import { canEnter } from "../../scripts/lib/unprivileged.mjs";

type Server = Awaited<ReturnType<typeof startPostgres>>;

let directory: string;
let server: Server;
const start = () => startPostgres({ directory, throwaway: true });

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "steelyard postgres "));
  server = await start();
});
afterAll(async () => {
  await server.stop();
  rmSync(directory, { recursive: true });
});

async function query(sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("what was written is there after a stop and a start", async () => {
  await query("CREATE TABLE kept AS SELECT 7 AS value");
  await server.stop();
  expect(isRunning(server.identity)).toBe(false);
  server = await start();
  expect(await query("SELECT value FROM kept")).toEqual([{ value: 7 }]);
});

test("a server that a killed start left running gives way to the next", async () => {
  const left = server;
  server = await start();
  expect(isRunning(left.identity)).toBe(false);
  expect(isRunning(server.identity)).toBe(true);
});

test("a lock file whose number belongs to another process by now blocks nothing", async () => {
  const killed = server.identity;
  process.kill(killed.pid, "SIGKILL");
  await until(() => !isRunning(killed), 5_000);
  const lock = `${process.pid}\n/somewhere\n1\n5432\n\n127.0.0.1\n\nready   \n`;
  writeFileSync(join(directory, "postgres/postmaster.pid"), lock);
  server = await start();
  expect(await query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("it listens on this machine alone, and asks for the password", async () => {
  expect(await query("SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  const stranger = new Client({ connectionString: server.url.replace(/:[^:@/]+@/, ":guess@") });
  await expect(stranger.connect()).rejects.toThrow("password authentication failed");
});

test("a folder is out of reach when one above it is closed to the user", () => {
  const open = join(realpathSync(directory), "a", "b");
  mkdirSync(open, { recursive: true });
  const nobody = { name: "nobody", uid: 65_534, gid: 65_534 };
  for (const path of [directory, join(directory, "a"), open]) chmodSync(path, 0o755);
  expect(canEnter(open, nobody)).toBe(true);
  chmodSync(join(directory, "a"), 0o700);
  expect(canEnter(open, nobody)).toBe(process.getuid?.() === nobody.uid);
  expect(canEnter(open, undefined)).toBe(true);
});
