import { Worker } from "node:worker_threads";

const START = new URL("./startThread.mjs", import.meta.url);

/** Threads that have nothing to do, by their entry; starting one costs more than most fits. */
const idle = new Map<string, Worker[]>();

/** A thread that runs `entry`: one that is idle, or a new one. */
export function takeThread(entry: string): Worker {
  const thread =
    idle.get(entry)?.pop() ?? new Worker(START, { execArgv: [], workerData: { entry } });
  thread.ref();
  return thread;
}

/** An idle thread neither keeps the process alive nor is offered again once it died. */
export function putBack(entry: string, thread: Worker): void {
  forget(thread);
  const waiting = idle.get(entry) ?? [];
  idle.set(entry, waiting);
  thread.once("exit", () => {
    const at = waiting.indexOf(thread);
    if (at >= 0) waiting.splice(at, 1);
  });
  thread.unref();
  waiting.push(thread);
}

/** Ends a thread wherever it is. */
export async function endThread(thread: Worker): Promise<void> {
  forget(thread);
  await thread.terminate();
}

/** By name: all at once would take Node's own with them, and the thread would never be heard again. */
function forget(thread: Worker): void {
  for (const event of ["message", "error", "exit"]) thread.removeAllListeners(event);
}
