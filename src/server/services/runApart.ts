import { workerDb } from "../db/worker";
import { computeFunding } from "./computeFunding";
import { importContributions } from "./importContributions";
import { scoreBoard } from "./scoreBoard";

const SERVICES = { computeFunding, importContributions, scoreBoard };

/** A service that takes long, and the id that it is called with. */
export interface ServiceCall {
  readonly service: keyof typeof SERVICES;
  readonly id: string;
}

/** Runs it in a thread of its own, which holds no connection when it has nothing to do. */
export async function runApart({ service, id }: ServiceCall): Promise<void> {
  await SERVICES[service](id);
  await workerDb().$disconnect();
}
