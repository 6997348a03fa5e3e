import type { WorkerMessage } from "./useWorkerJob";

/** Messages of progress are at least so far apart: a run of ten thousand steps would send as many. */
const PROGRESS_STEP = 0.01;

/**
 * The other end of `useWorkerJob`, called in a worker: answers each request by what `compute` makes of
 * it. A RangeError says what is wrong with the request; any other error is the page's to report.
 */
export function answerRequests<Request, Result>(
  compute: (request: Request, onProgress: (share: number) => void) => Result,
): void {
  const say = (message: WorkerMessage<Result>) => postMessage(message);
  addEventListener("message", ({ data }: MessageEvent<Request>) => {
    let told = 0;
    const onProgress = (share: number) => {
      if (share < told + PROGRESS_STEP) return;
      told = share;
      say({ stage: "progress", share });
    };
    try {
      say({ stage: "done", result: compute(data, onProgress) });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      say({ stage: "refused", message: error.message });
    }
  });
}
