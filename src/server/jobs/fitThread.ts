// The thread that fits run in, so that the worker goes on beating, taking jobs and hearing of
// cancellations meanwhile. One message in is one request; out come fractions, then the outcome.
import { parentPort } from "node:worker_threads";
import type { AnalysisOfFit } from "../services/analysis/parts";
import { computeFit, type FitOutcome, type FitRequest } from "../services/computeFit";

export type ThreadMessage =
  | { progress: number }
  | { outcome: FitOutcome<AnalysisOfFit> }
  | { broke: string };

/** Smallest step of progress worth a message. */
const PROGRESS_STEP = 0.01;

parentPort!.on("message", (request: FitRequest) => {
  const post = (message: ThreadMessage) => parentPort!.postMessage(message);
  let told = 0;
  try {
    const outcome = computeFit(request, (fraction) => {
      if (fraction < told + PROGRESS_STEP) return;
      told = fraction;
      post({ progress: fraction });
    });
    post({ outcome });
  } catch (error) {
    post({ broke: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
