// The worker process: `node --import tsx src/server/jobs/worker.ts`, any number of them.
import { requireEnv } from "~/env.js";
import { startWorker } from "./startWorker";

process.env.STEELYARD_PROCESS = "worker";
const { DATABASE_URL, WORKER_CONCURRENCY } = requireEnv();
const worker = await startWorker(DATABASE_URL, WORKER_CONCURRENCY);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await worker.stop();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
// A parent that is gone can no longer stop this process, so it stops by itself.
process.on("disconnect", stop);
worker.ended.then(
  () => stop(),
  (error) => {
    console.error("worker: ended", error);
    process.exit(1);
  },
);
process.send?.("ready");
console.log("The worker takes jobs.");
