// `npm start` puts npm and a shell above us. Killing npm does not reach us, so we look upwards.
import { readFileSync } from "node:fs";
import { commandLine, identify, isRunning } from "./processes.mjs";

const LOOK_EVERY_MS = 1_000;

function parentOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

/** Calls back once when npm, or the shell it runs us in, is gone. Does nothing outside npm. */
export function whenNpmIsGone(callback) {
  if (!process.env.npm_lifecycle_event) return;
  const above = [identify("parent", process.ppid)];
  if (process.platform === "linux" && !/\bnpm\b/.test(commandLine(process.ppid)))
    above.push(identify("npm", parentOf(process.ppid)));
  const timer = setInterval(() => {
    if (above.every(isRunning)) return;
    clearInterval(timer);
    callback();
  }, LOOK_EVERY_MS);
  timer.unref();
}
