import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { claimInstance } from "../../scripts/lib/instance.mjs";
import { identify, isRunning, until } from "../../scripts/lib/processes.mjs";

const ADDRESS = "http://localhost:3000";
let directory: string;
let lock: string;
let said: string[];
const claim = () => claimInstance(directory, ADDRESS, (line: string) => said.push(line));

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "steelyard-instance-"));
  lock = join(directory, "running.json");
  said = [];
});
afterEach(() => rmSync(directory, { recursive: true }));

/** A process that outlives its starter, until it is told to end. */
function startSleeper(name: string) {
  const script = "setInterval(() => {}, 1000)";
  const child = spawn(process.execPath, ["-e", script], { detached: true, stdio: "ignore" });
  return identify(name, child.pid!);
}

const LONG_GONE = { name: "supervisor", pid: 2 ** 22 - 1, started: "1" };

test("a second start is refused, and told where, since when and by which process", async () => {
  await claim();
  await expect(claim()).rejects.toThrow(
    new RegExp(
      `already runs from this folder: ${ADDRESS}[^]*process ${process.pid}, started 20[^]*kill ${process.pid}`,
    ),
  );
});

test("of two starts at once, one is refused", async () => {
  const results = await Promise.allSettled([claim(), claim()]);
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("after a release the folder is free", async () => {
  (await claim()).release();
  expect(existsSync(lock)).toBe(false);
  await claim();
});

test("the lock of a start that was killed is taken over, and what it left running is ended", async () => {
  const orphan = startSleeper("web");
  writeFileSync(lock, JSON.stringify({ supervisor: LONG_GONE, children: [orphan] }));
  await claim();
  expect(isRunning(orphan)).toBe(false);
  expect(said).toEqual([`ending what a killed start left: web ${orphan.pid}`]);
});

test("a process that got the number of one long gone is left alone", async () => {
  const stranger = startSleeper("web");
  const children = [{ ...stranger, started: "1" }];
  writeFileSync(
    lock,
    JSON.stringify({ supervisor: { ...LONG_GONE, pid: stranger.pid }, children }),
  );
  await claim();
  expect(isRunning(stranger)).toBe(true);
  process.kill(stranger.pid, "SIGKILL");
});

test("a lock that was cut off while it was written blocks nobody", async () => {
  writeFileSync(lock, '{"supervisor": {"pi');
  await claim();
  expect(JSON.parse(readFileSync(lock, "utf8")).supervisor.pid).toBe(process.pid);
});

test("the watchdog ends what its owner started when the owner is killed", async () => {
  const library = join(import.meta.dirname, "../../scripts/lib");
  const owner = spawn(
    process.execPath,
    [
      "--input-type=module",
      "-e",
      `import { spawn } from "node:child_process";
       import { identify } from ${JSON.stringify(join(library, "processes.mjs"))};
       import { startWatchdog } from ${JSON.stringify(join(library, "watchdog.mjs"))};
       const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { detached: true, stdio: "ignore" });
       const identity = identify("web", child.pid);
       startWatchdog().watch(identity);
       console.log(JSON.stringify(identity));
       setInterval(() => {}, 1000);`,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [line] = await new Promise<string[]>((resolve) =>
    owner.stdout.once("data", (chunk) => resolve(String(chunk).split("\n"))),
  );
  const child = JSON.parse(line!);
  expect(isRunning(child)).toBe(true);
  owner.kill("SIGKILL");
  expect(await until(() => !isRunning(child), 5_000)).toBe(true);
});
