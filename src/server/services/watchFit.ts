import { workerDb } from "../db/worker";

/** How often a running fit shows that it lives, saves its progress and asks whether to go on. */
export const HEARTBEAT_MS = 500;

export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
  /** Whether the fit was cancelled (and not the worker told to end). */
  readonly cancelled: () => boolean;
  readonly end: () => Promise<void>;
}

/** Beats for a running fit until `end` is called; the signal aborts when somebody cancels it. */
export function watchFit(fitId: string, stop?: AbortSignal): Watch {
  const cancel = new AbortController();
  let fraction = 0;
  let beating: Promise<void> = Promise.resolve();
  const beat = async () => {
    const running = await workerDb().$executeRaw`
      UPDATE "Fit" SET "progress" = ${fraction}::float8, "heartbeatAt" = now() AT TIME ZONE 'UTC'
      WHERE "id" = ${fitId} AND "status" = 'running'`;
    if (running === 0) cancel.abort();
  };
  const timer = setInterval(() => {
    // A beat that fails is made up for by the next; the result is written by its own statement.
    beating = beating.then(beat).catch((error) => console.error("heartbeat", error));
  }, HEARTBEAT_MS);
  return {
    signal: stop ? AbortSignal.any([stop, cancel.signal]) : cancel.signal,
    onProgress: (value) => {
      fraction = Math.min(1, Math.max(fraction, value));
    },
    cancelled: () => cancel.signal.aborted,
    end: async () => {
      clearInterval(timer);
      await beating;
    },
  };
}
