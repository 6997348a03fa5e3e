import { Worker } from "node:worker_threads";
import type { ComputeFit, FitOutcome } from "../services/computeFit";
import type { ThreadMessage } from "./fitThread";

const START = new URL("./startThread.mjs", import.meta.url);
const ENTRY = new URL("./fitThread.ts", import.meta.url).href;

/** Threads that have nothing to do; starting one costs more than most fits. */
const idle: Worker[] = [];

function takeThread(): Worker {
  const waiting = idle.pop();
  if (waiting) return waiting;
  return new Worker(START, { execArgv: [], workerData: { entry: ENTRY } });
}

/** By name: all at once would take Node's own with them, and the thread would never be heard again. */
function forget(thread: Worker): void {
  for (const event of ["message", "error", "exit"]) thread.removeAllListeners(event);
}

/** An idle thread neither keeps the process alive nor is offered again once it died. */
function putBack(thread: Worker): void {
  forget(thread);
  thread.once("exit", () => {
    const at = idle.indexOf(thread);
    if (at >= 0) idle.splice(at, 1);
  });
  thread.unref();
  idle.push(thread);
}

/**
 * Fits in a thread of its own. The signal ends the thread at once, wherever it is.
 *
 * @throws the signal's reason when aborted; an Error when the computation broke off
 */
export const fitInThread: ComputeFit = (request, { onProgress, signal }) =>
  new Promise<FitOutcome>((resolve, reject) => {
    signal.throwIfAborted();
    const thread = takeThread();
    thread.ref();
    const end = (settle: () => void, reusable: boolean) => {
      signal.removeEventListener("abort", abort);
      if (reusable) putBack(thread);
      else {
        forget(thread);
        void thread.terminate();
      }
      settle();
    };
    const abort = () => end(() => reject(signal.reason), false);
    signal.addEventListener("abort", abort);
    thread.on("message", (message: ThreadMessage) => {
      if ("progress" in message) onProgress(message.progress);
      else if ("outcome" in message) end(() => resolve(message.outcome), true);
      else end(() => reject(new Error(message.broke)), false);
    });
    thread.on("error", (error) => end(() => reject(error), false));
    thread.on("exit", (code) => end(() => reject(new Error(`thread exited (${code})`)), false));
    thread.postMessage(request);
  });
