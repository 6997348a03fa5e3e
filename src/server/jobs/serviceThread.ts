// The thread that long jobs run in, from what they read to what they write: a million contributions or a
// large board keep one busy for seconds, in which the worker goes on beating and taking other jobs.
import { parentPort } from "node:worker_threads";
import { workerDb } from "../db/worker";
import { computeFunding } from "../services/computeFunding";
import { importContributions } from "../services/importContributions";
import { scoreBoard } from "../services/scoreBoard";

const SERVICES = { computeFunding, importContributions, scoreBoard };

/** One job: a service and the id that it is called with. */
export interface ServiceCall {
  readonly service: keyof typeof SERVICES;
  readonly id: string;
}

export type ServiceReply = { readonly done: true } | { readonly broke: string };

parentPort!.on("message", async ({ service, id }: ServiceCall) => {
  const post = (reply: ServiceReply) => parentPort!.postMessage(reply);
  try {
    await SERVICES[service](id);
    // An idle thread holds no connection.
    await workerDb().$disconnect();
    post({ done: true });
  } catch (error) {
    post({ broke: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
