// Ends the processes it was told about when the one who told it is gone, however that happened:
// the pipe between them closes even on kill -9.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { stopProcess } from "./processes.mjs";

const FILE = fileURLToPath(import.meta.url);

/** Starts a watchdog; hand it each process as soon as it runs. */
export function startWatchdog() {
  const dog = spawn(process.execPath, [FILE], {
    detached: true,
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
  });
  dog.stdin.on("error", () => {}); // It was killed: we can still end everything ourselves.
  dog.unref();
  dog.stdin.unref();
  return { watch: (identity) => dog.stdin.write(`${JSON.stringify(identity)}\n`) };
}

async function watch() {
  const watched = [];
  for await (const line of createInterface({ input: process.stdin }))
    watched.push(JSON.parse(line));
  for (const identity of watched.reverse()) await stopProcess(identity);
}

if (process.argv[1] === FILE) await watch();
