import type { ServiceCall } from "../services/runApart";
import type { ServiceReply } from "./serviceThread";
import { endThread, putBack, takeThread } from "./threadPool";

const ENTRY = new URL("./serviceThread.ts", import.meta.url).href;

/**
 * Runs a service of the worker's in a thread of its own. What it was doing ends with the worker, as it
 * would in place, and is done anew by whoever takes the job next.
 *
 * @throws Error with what the service threw; its thread is ended
 */
export function serviceInThread(call: ServiceCall): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = takeThread(ENTRY);
    const fail = (error: Error) => {
      void endThread(thread);
      reject(error);
    };
    thread.on("message", (reply: ServiceReply) => {
      if ("broke" in reply) return fail(new Error(reply.broke));
      putBack(ENTRY, thread);
      resolve();
    });
    thread.on("error", fail);
    thread.on("exit", (code) => fail(new Error(`thread exited (${code})`)));
    thread.postMessage(call);
  });
}
