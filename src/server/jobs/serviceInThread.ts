import type { ServiceCall } from "../services/runApart";
import { askThread } from "./askThread";

const ENTRY = new URL("./serviceThread.ts", import.meta.url).href;

/**
 * Runs a service of the worker's in a thread of its own. What it was doing ends with the worker, as it
 * would in place, and is done anew by whoever takes the job next.
 *
 * @throws Error with what the service threw; its thread is ended
 */
export const serviceInThread = (call: ServiceCall): Promise<void> => askThread(ENTRY, call);
