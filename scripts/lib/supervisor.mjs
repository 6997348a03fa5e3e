// Keeps the web server and the worker running, and ends everything in order: takers of requests and
// jobs first, the database last.
import { spawn } from "node:child_process";
import { identify, stopProcess } from "./processes.mjs";
import { ROOT } from "./project.mjs";
import { prefixLines, say } from "./steps.mjs";

const RESTARTS_MAX = 5;
const RESTART_WINDOW_MS = 60_000;
const RESTART_DELAY_MS = 1_000;

export function createSupervisor({ onStarted, onGivingUp }) {
  /** In the order they were started. */
  const running = new Map();
  let stopping = false;

  function adopt(name, child, identity) {
    running.set(name, identity);
    onStarted(identity);
    child.once("exit", (code, signal) => {
      running.delete(name);
      if (stopping) return;
      onGivingUp(`${name} ended by itself (${signal ?? code})`);
    });
  }

  function keepRunning(name, args, env, ends = []) {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env,
      detached: true, // its own group: Ctrl+C reaches us alone
      stdio: ["ignore", "pipe", "pipe"],
    });
    prefixLines(child.stdout, name);
    prefixLines(child.stderr, name);
    const identity = identify(name, child.pid);
    running.set(name, identity);
    onStarted(identity);
    child.once("exit", (code, signal) => {
      if (running.get(name) === identity) running.delete(name);
      if (stopping) return;
      const recent = [...ends, Date.now()].filter((end) => end > Date.now() - RESTART_WINDOW_MS);
      if (recent.length > RESTARTS_MAX) return onGivingUp(`${name} ends again and again`);
      say(`${name} ended (${signal ?? code}); starting it again`);
      setTimeout(() => {
        if (!stopping) keepRunning(name, args, env, recent);
      }, RESTART_DELAY_MS);
    });
  }

  async function stop() {
    stopping = true;
    const all = [...running.values()];
    const first = all.filter((identity) => identity.name !== "postgres");
    await Promise.all(first.map((identity) => stopProcess(identity)));
    for (const identity of all) await stopProcess(identity);
  }

  return { adopt, keepRunning, stop };
}
