// First file of a worker thread, in JavaScript: on Node 20 a thread does not inherit the process's
// TypeScript loader (and `--import tsx` does nothing in it), so it registers its own.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.entry);
