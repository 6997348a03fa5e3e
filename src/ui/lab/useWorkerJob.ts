"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { endWorker } from "../primitives/endWorker";

/** What a worker of the lab says. */
export type WorkerMessage<Result> =
  | { readonly stage: "progress"; readonly share: number }
  | { readonly stage: "refused"; readonly message: string }
  | { readonly stage: "done"; readonly result: Result };

/** Where a computation stands; the last result stays while the next is computed. */
export interface WorkerJob<Result> {
  /** Share that is done; null: nothing is running. */
  readonly running: number | null;
  readonly result: Result | null;
  readonly problem: string | null;
  readonly cancelled: boolean;
}

/**
 * Runs one request at a time in a worker of its own, so that the page never stops; a new request
 * stops the one before. `make` must stay the same (a function outside the component).
 */
export function useWorkerJob<Request, Result>(make: () => Worker) {
  const worker = useRef<Worker | null>(null);
  const [job, setJob] = useState<WorkerJob<Result>>({
    ...{ running: null, result: null, problem: null, cancelled: false },
  });
  const stop = useCallback(() => {
    endWorker(worker.current);
    worker.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const start = useCallback(
    (request: Request) => {
      stop();
      const made = make();
      worker.current = made;
      setJob(({ result }) => ({ running: 0, result, problem: null, cancelled: false }));
      made.onmessage = ({ data }: MessageEvent<WorkerMessage<Result>>) => {
        if (data.stage === "progress") setJob((job) => ({ ...job, running: data.share }));
        if (data.stage === "refused") fail(data.message);
        if (data.stage !== "done") return;
        setJob({ running: null, result: data.result, problem: null, cancelled: false });
        stop();
      };
      made.onerror = () => fail("It could not be computed in this browser");
      made.postMessage(request);
      function fail(problem: string) {
        setJob(({ result }) => ({ running: null, result, problem, cancelled: false }));
        stop();
      }
    },
    [make, stop],
  );
  const cancel = useCallback(() => {
    stop();
    setJob((job) => ({ ...job, running: null, cancelled: true }));
  }, [stop]);
  return { job, start, cancel };
}
