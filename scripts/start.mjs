// npm start — from a clean clone to a page that answers, and back to nothing on Ctrl+C.
// `--dev` serves what is being edited; `--fresh` starts with an empty embedded database.
// Only Node's own modules are imported here, because node_modules may not exist yet.
import "./lib/requireNode.mjs";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import { AlreadyRunning, claimInstance } from "./lib/instance.mjs";
import { whenNpmIsGone } from "./lib/parent.mjs";
import { startPostgres } from "./lib/postgres.mjs";
import { removeCluster } from "./lib/postgresCluster.mjs";
import { buildApp, generateClient, install } from "./lib/prepare.mjs";
import { CommandFailed, onCommand, run, stopCommands, until } from "./lib/processes.mjs";
import { dataDirectory, loadEnvFile, ROOT, readIfThere } from "./lib/project.mjs";
import { keepLog, say, step } from "./lib/steps.mjs";
import { createSupervisor } from "./lib/supervisor.mjs";
import { startWatchdog } from "./lib/watchdog.mjs";

const ANSWER_PATIENCE_MS = 60_000;
const NEXT = join(ROOT, "node_modules/next/dist/bin/next");

/** Something a person can put right: its message is printed without a stack trace. */
class Refusal extends Error {}

async function requireFreePort(port) {
  const server = createServer();
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  }).catch((error) => {
    if (error.code === "EADDRINUSE")
      throw new Refusal(
        `Port ${port} is taken by another program. Set PORT to a free one, e.g.: PORT=${port + 1} npm start`,
      );
    if (error.code === "EACCES")
      throw new Refusal(`Port ${port} is not for ordinary users. Set PORT to one above 1023.`);
    throw error;
  });
  await new Promise((resolve) => server.close(resolve));
}

function secret(directory) {
  const file = join(directory, "nextauth.secret");
  if (!existsSync(file))
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600 });
  return readIfThere(file);
}

/** One-click persons belong on one's own machine, not behind a public address, unless asked for. */
function isLocal(address) {
  return /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/.test(address);
}

/** The environment of web and worker: what is set, and a working default for what is not. */
async function environment(directory, port) {
  const address = process.env.NEXTAUTH_URL || `http://localhost:${port}`;
  // An empty variable counts as not set, for every program that reads it.
  const given = Object.entries(process.env).filter(([, value]) => value !== "");
  const env = {
    ...Object.fromEntries(given),
    PORT: port,
    NEXTAUTH_URL: address,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secret(directory),
    STEELYARD_DEMO: process.env.STEELYARD_DEMO || (isLocal(address) ? "1" : "0"),
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const { readEnv, EnvError } = await import("../src/env.js");
  try {
    readEnv({ ...env, DATABASE_URL: env.DATABASE_URL || "postgresql://embedded" });
  } catch (error) {
    throw error instanceof EnvError ? new Refusal(error.message) : error;
  }
  return env;
}

async function prepareDatabase(env, url) {
  const options = { cwd: ROOT, env: { ...env, DATABASE_URL: url, STEELYARD_PROCESS: "worker" } };
  const script = (file) => run(process.execPath, ["--import", "tsx", file], options);
  await step("Bringing the database up to date", () => script("scripts/db/migrate.ts"));
  if (env.STEELYARD_DEMO === "1") await step("Seeding the demo", () => script("prisma/seed.ts"));
}

/** One request on a connection of its own: a kept one would delay the server's end. */
function answers(port) {
  return new Promise((resolve) => {
    const request = get({ host: "127.0.0.1", port, path: "/", agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode < 500);
    });
    request.once("error", () => resolve(false)); // Not listening yet.
  });
}

async function serve(env, url, development, supervisor) {
  const shared = {
    ...env,
    DATABASE_URL: url,
    NODE_ENV: development ? "development" : "production",
  };
  const web = [NEXT, development ? "dev" : "start", "--port", env.PORT];
  supervisor.keepRunning("web", web, { ...shared, STEELYARD_PROCESS: "web" });
  const worker = [join(ROOT, "scripts/worker.mjs")];
  supervisor.keepRunning("worker", worker, { ...shared, STEELYARD_PROCESS: "worker" });
  if (!(await until(() => answers(env.PORT), ANSWER_PATIENCE_MS)))
    throw new Error(`the page did not answer within ${ANSWER_PATIENCE_MS / 1000} s`);
}

function announce(env) {
  console.log(`\nSteelyard is ready: ${env.NEXTAUTH_URL}`);
  if (env.STEELYARD_DEMO === "1") {
    console.log("  Sign in with one click as a demo organizer, juror, modeler or approver:");
    console.log(`  ${env.NEXTAUTH_URL}/sign-in`);
  }
  console.log("  Ctrl+C stops everything.\n");
}

/** A database that is up to date and, if wanted, holds the demo; returns its address. */
async function openDatabase({ directory, env, instance, supervisor }) {
  let url = env.DATABASE_URL;
  if (!url) {
    const postgres = await step("Starting PostgreSQL", () => startPostgres({ directory, say }));
    supervisor.adopt("postgres", postgres.child, postgres.identity);
    url = postgres.url;
  }
  instance.update({ databaseUrl: url });
  await prepareDatabase(env, url);
  return url;
}

async function start({ directory, port, development, instance, supervisor }) {
  if (/^\d+$/.test(port)) await requireFreePort(Number(port));
  await install();
  const env = await environment(directory, port);
  await generateClient();
  const [url] = await Promise.all([
    openDatabase({ directory, env, instance, supervisor }),
    development ? undefined : buildApp(),
  ]);
  await step("Starting the web server and the worker", () =>
    serve(env, url, development, supervisor),
  );
  announce(env);
}

async function main() {
  loadEnvFile();
  const directory = dataDirectory();
  const port = process.env.PORT || "3000";
  mkdirSync(directory, { recursive: true });
  const instance = await claimInstance(directory, `http://localhost:${port}`, say);
  keepLog(join(directory, "server.log"));
  if (process.argv.includes("--fresh")) removeCluster(join(directory, "postgres"));
  const watchdog = startWatchdog();
  const remember = (identity) => {
    watchdog.watch(identity);
    instance.addChild(identity);
  };
  onCommand(remember);

  let ending;
  const end = (code, why) => {
    ending ??= (async () => {
      if (why) console.error(why);
      await stopCommands();
      await supervisor.stop();
      instance.release();
      process.exit(code);
    })();
    return ending;
  };
  const supervisor = createSupervisor({ onStarted: remember, onGivingUp: (why) => end(1, why) });

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => end(0, "\nStopping …"));
  whenNpmIsGone(() => end(0, "npm is gone; stopping …"));
  process.stdout.on("error", () => {}); // The terminal may be gone before we are.
  process.stderr.on("error", () => {});

  try {
    const development = process.argv.includes("--dev");
    await start({ directory, port, development, instance, supervisor });
  } catch (error) {
    await end(1, tell(error));
  }
}

/** What is printed of an error: for those a person can put right, no stack trace. */
function tell(error) {
  if (["EACCES", "EPERM", "EROFS"].includes(error.code) && error.path)
    return `${error.path} cannot be written: it belongs to somebody else, perhaps because an earlier start ran as another user. Start as its owner, or set STEELYARD_DATA_DIR to a folder of yours.`;
  const expected = [Refusal, CommandFailed, AlreadyRunning].some((kind) => error instanceof kind);
  return expected ? error.message : error.stack;
}

try {
  await main();
} catch (error) {
  console.error(tell(error));
  process.exit(1);
}
