// Processes across supervisors: which are alive, whether a process id still means the same process,
// and how to end one with everything it started.
import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";

const POLL_MS = 50;

/**
 * Tells a process from a later one that got the same id: the moment it started.
 * @returns {string | undefined} undefined when there is no such process
 */
export function startedAt(pid) {
  try {
    if (process.platform === "linux") {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // After the command in parentheses: state is field 3, start time field 22; a zombie is gone.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? undefined : fields[19];
    }
    const line = execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return line.trim() || undefined;
  } catch {
    return undefined;
  }
}

/** @returns {{ name: string, pid: number, started: string }} */
export function identify(name, pid) {
  return { name, pid, started: startedAt(pid) ?? "" };
}

export function isRunning(identity) {
  return startedAt(identity.pid) === identity.started;
}

/** The command line of a process, "" when there is none. */
export function commandLine(pid) {
  try {
    if (process.platform === "linux")
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** Resolves to true as soon as `check()` holds, to false when it did not within the time. */
export async function until(check, milliseconds) {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline) {
    if (await check()) return true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return Boolean(await check());
}

/** Signals the process's whole group when it leads one, else the process alone. */
function signal(pid, name) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, name);
      return;
    } catch {
      // No such group, or it is gone: try the process itself, and then there is nothing to signal.
    }
  }
}

/** PostgreSQL reads SIGINT as "end sessions, write everything, stop"; others get SIGTERM. */
export async function stopProcess(identity, patienceMs = 10_000) {
  if (!isRunning(identity)) return;
  const gone = () => !isRunning(identity);
  if (identity.name === "postgres") process.kill(identity.pid, "SIGINT");
  else signal(identity.pid, "SIGTERM");
  if (await until(gone, patienceMs)) return;
  signal(identity.pid, "SIGKILL");
  await until(gone, 2_000);
}

/** Commands under way, so that an interrupted start or test run can end them. */
const commands = new Map();
let observeCommand = () => {};

/** Calls back with each command's identity as soon as it runs. */
export function onCommand(callback) {
  observeCommand = callback;
}

export async function stopCommands() {
  await Promise.all([...commands.values()].map((identity) => stopProcess(identity)));
}

/**
 * Runs a command to its end, as the leader of its own group; `live` passes its output on.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function finish(command, args, { live = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      ...options,
    });
    child.on("error", reject);
    if (child.pid === undefined) return;
    const identity = identify("command", child.pid);
    commands.set(child, identity);
    observeCommand(identity);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8");
      stream.on("data", (chunk) => {
        output += chunk;
        if (live) process.stdout.write(chunk);
      });
    }
    child.on("close", (code) => {
      commands.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Its message holds all there is to know: what the command printed. */
export class CommandFailed extends Error {}

/** Like `finish`, but throws CommandFailed when the command fails. */
export async function run(command, args, options = {}) {
  const { code, output } = await finish(command, args, options);
  if (code !== 0)
    throw new CommandFailed(`${command} ${args.join(" ")} ended with ${code}\n${output}`);
  return output;
}
