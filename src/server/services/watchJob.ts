/** How often a running job shows that it lives, saves its progress and asks whether to go on. */
export const HEARTBEAT_MS = 500;

export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (fraction: number) => void;
  /** Whether the job was cancelled (and not the worker told to end). */
  readonly cancelled: () => boolean;
  readonly end: () => Promise<void>;
}

/**
 * Beats for a running job until `end` is called; the signal aborts when there is nothing to go on for.
 *
 * @param beat writes the progress down and returns how many rows that was: none, when it was cancelled
 */
export function watchJob(beat: (fraction: number) => Promise<number>, stop?: AbortSignal): Watch {
  const cancel = new AbortController();
  let fraction = 0;
  let beating: Promise<void> = Promise.resolve();
  const once = async () => {
    if ((await beat(fraction)) === 0) cancel.abort();
  };
  const timer = setInterval(() => {
    // A beat that fails is made up for by the next; the result is written by its own statement.
    beating = beating.then(once).catch((error) => console.error("heartbeat", error));
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
