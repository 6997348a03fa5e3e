import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const START = ["scripts/start.mjs"];
const WEB = ["node_modules/next/dist/bin/next", "start"];
const WORKER = ["scripts/worker.mjs"];
const DATABASE_URL = "postgresql://nobody@127.0.0.1:1/nothing";

/** Not the default, on which the developer's own instance may be listening. */
const PORT = "39731";

interface Case {
  what: string;
  args: string[];
  variables: Record<string, string>;
  says: string;
}

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "steelyard-refusals-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function launch(args: string[], variables: Record<string, string>) {
  const env = { PATH: process.env.PATH, STEELYARD_DATA_DIR: directory, ...variables };
  // next adds its own variables to the type of an environment
  const options = {
    cwd: ROOT,
    env: env as unknown as NodeJS.ProcessEnv,
    encoding: "utf8" as const,
  };
  return spawnSync(process.execPath, args, options);
}

describe("a process with a wrong configuration does not start and names the variable", () => {
  const cases: Case[] = [
    { what: "npm start", args: START, variables: { PORT: "http" }, says: 'PORT is "http"' },
    {
      what: "npm start",
      args: START,
      variables: { PORT, GITHUB_ID: "x" },
      says: "GITHUB_SECRET is missing",
    },
    { what: "next start", args: WEB, variables: {}, says: "DATABASE_URL is missing" },
    {
      what: "next start",
      args: WEB,
      variables: { DATABASE_URL },
      says: "NEXTAUTH_SECRET is missing",
    },
    { what: "npm run worker", args: WORKER, variables: {}, says: "set DATABASE_URL" },
    {
      what: "npm run worker",
      args: WORKER,
      variables: { DATABASE_URL, WORKER_CONCURRENCY: "many" },
      says: 'WORKER_CONCURRENCY is "many"',
    },
  ];
  test.each(cases)("$what with $variables: $says", ({ args, variables, says }) => {
    const { status, stderr } = launch(args, variables);
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(status).toBe(1);
  });
});

test("a start that finds its port taken says which variable to set, and holds nothing", async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) =>
    server.listen(0, () => resolve((server.address() as { port: number }).port)),
  );
  const { status, stderr } = launch(START, { PORT: String(port) });
  server.close();
  expect(stderr).toContain(`Port ${port} is taken by another program. Set PORT`);
  expect(status).toBe(1);
  expect(existsSync(join(directory, "running.json"))).toBe(false);
});

test("a start on a database that does not answer says which, and holds nothing", () => {
  const { status, stderr } = launch(START, { PORT, DATABASE_URL });
  expect(stderr).toContain("cannot connect to PostgreSQL at 127.0.0.1:1, database nothing");
  expect(status).toBe(1);
  expect(existsSync(join(directory, "running.json"))).toBe(false);
});
