// Real worker processes, ended after each test however it went.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { afterEach } from "vitest";

/** How soon anything must be done, on a machine that is busy with other things; mostly a second. */
export const PATIENCE_MS = 40_000;
const running = new Set<ChildProcess>();

export async function startWorker(env: Record<string, string> = {}): Promise<ChildProcess> {
  const child = fork("src/server/jobs/worker.ts", {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, STEELYARD_PROCESS: "worker", NODE_OPTIONS: "", ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  running.add(child);
  const said: string[] = [];
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  }
  const exit = once(child, "exit").then(([code]) => {
    throw new Error(`the worker ended (${code}) before it was ready:\n${said.join("")}`);
  });
  exit.catch(() => {});
  await Promise.race([once(child, "message"), exit]);
  return child;
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, "exit");
  child.kill(signal);
  const [code] = await exited;
  return code;
}

afterEach(async () => {
  for (const child of [...running]) await end(child, "SIGKILL");
});
