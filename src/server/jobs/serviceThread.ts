// The thread that long jobs run in, from what they read to what they write: a million contributions or a
// large board keep one busy for seconds, in which the worker goes on beating and taking other jobs.
import { parentPort } from "node:worker_threads";
import { runApart, type ServiceCall } from "../services/runApart";

export type ServiceReply = { readonly done: true } | { readonly broke: string };

parentPort!.on("message", async (call: ServiceCall) => {
  const post = (reply: ServiceReply) => parentPort!.postMessage(reply);
  try {
    await runApart(call);
    post({ done: true });
  } catch (error) {
    post({ broke: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
