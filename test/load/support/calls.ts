// Calls as a juror's device makes them: each has patience, and what is lost is sent again under its
// key until the server says yes or no.
import { performance } from "node:perf_hooks";
import { type CallError, failureOf, resendDelayMs } from "~/ui/judging/device/failure";

/** As in src/ui/judging/device/useDevice.ts. */
const PATIENCE_MS = 20_000;
/** A test does not wait half a minute between attempts. */
const RESEND_MS_MAX = 2000;

/** Not AbortSignal.timeout: under load Node's fetch was seen to forget such a signal, and to wait on. */
async function withPatience<T>(call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error("no answer in time"));
      controller.abort();
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([call(controller.signal), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

export type Kind = "page" | "next" | "judge" | "rejudge" | "withdraw";

/** What a run saw of the server, over all jurors. */
export class Meter {
  /** Milliseconds of each call that was answered with yes, by kind. */
  readonly took = new Map<Kind, number[]>();
  readonly statuses = new Map<number, number>();
  /** Attempts without any answer. */
  lost = 0;
  /** Attempts answered with "later". */
  busy = 0;
  /** Attempts of signed-in people answered as to somebody who is not. */
  held = 0;
  private readonly deadline: number;

  constructor(minutesMax: number) {
    this.deadline = Date.now() + minutesMax * 60_000;
  }

  /** Counts each answer by its status. */
  readonly fetch: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    this.statuses.set(response.status, (this.statuses.get(response.status) ?? 0) + 1);
    return response;
  };

  /** One attempt, timed. */
  async once<T>(kind: Kind, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const begin = performance.now();
    const result = await withPatience(call);
    const times = this.took.get(kind) ?? [];
    times.push(performance.now() - begin);
    this.took.set(kind, times);
    return result;
  }

  /**
   * The same call until it is answered.
   *
   * @throws what the server refused it with; Error once the run has taken too long
   */
  async settled<T>(kind: Kind, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
    for (let failures = 1; ; failures++) {
      try {
        return await this.once(kind, call);
      } catch (error) {
        const failure = failureOf(error as CallError);
        if (failure === "refused") throw error;
        this[failure] += 1;
        if (Date.now() > this.deadline) throw new Error("the run took too long", { cause: error });
        const wait = Math.min(resendDelayMs(failures, error as CallError), RESEND_MS_MAX);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  get serverErrors(): number {
    return [...this.statuses].reduce((sum, [status, n]) => sum + (status >= 500 ? n : 0), 0);
  }
}
