// The thread that saved runs are computed in, so that the worker goes on beating, taking jobs and
// hearing of cancellations meanwhile. One message in is one request; out come fractions, then the outcome.
import { parentPort } from "node:worker_threads";
import {
  computePart,
  computeSummary,
  type PartRequest,
  type StudySummary,
  type SummaryRequest,
} from "../services/lab/computeStudy";

export type StudyRequest = PartRequest | SummaryRequest;
export type StudyReply =
  | { readonly progress: number }
  | { readonly found: Float64Array | StudySummary }
  | { readonly broke: string };

/** Smallest step of progress worth a message. */
const PROGRESS_STEP = 0.01;

parentPort!.on("message", (request: StudyRequest) => {
  const post = (message: StudyReply, transfer: ArrayBuffer[] = []) =>
    parentPort!.postMessage(message, transfer);
  let told = 0;
  try {
    if ("records" in request) return post({ found: computeSummary(request) });
    const records = computePart(request, (fraction) => {
      if (fraction < told + PROGRESS_STEP) return;
      told = fraction;
      post({ progress: fraction });
    });
    post({ found: records }, [records.buffer as ArrayBuffer]);
  } catch (error) {
    post({ broke: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
