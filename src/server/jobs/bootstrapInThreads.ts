import type { Worker } from "node:worker_threads";
import { AppError } from "~/errors";
import type {
  BootstrapRequest,
  BootstrapResult,
  PreparedBootstrap,
} from "../services/computeBootstrap";
import { shared } from "../services/sharedArrays";
import type { BootstrapReply, BootstrapStep } from "./bootstrapThread";
import { endThread, putBack, takeThread } from "./threadPool";

const ENTRY = new URL("./bootstrapThread.ts", import.meta.url).href;

interface Control {
  /** Called with a fraction in [0, 1] as replicates are made. */
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Bootstraps a fit on `threads` threads beside this one, which stays free. The same request gives
 * the same summary whatever the number of threads: every replicate has a generator of its own.
 *
 * The comparisons are copied once, into memory that all threads share. Threads are kept for the
 * next call; an abort ends them, wherever they are.
 *
 * @throws the signal's reason when aborted; AppError `invalid` with the reason where the method has
 * no answer, the rows are refused or no juror is named; an Error when the computation broke off
 */
export async function bootstrapInThreads(
  request: BootstrapRequest,
  { onProgress, signal }: Control,
): Promise<BootstrapResult> {
  signal.throwIfAborted();
  const threads = Array.from({ length: Math.max(1, request.threads) }, () => takeThread(ENTRY));
  const [first] = threads as [Worker, ...Worker[]];
  let reusable = false;
  try {
    const asked = { step: "prepare", request: { ...request, data: shared(request.data) } } as const;
    const prepared = (await ask(first, asked, signal)) as PreparedBootstrap;
    if (!prepared.ok) throw new AppError("invalid", prepared.reason);
    const work = { plan: prepared.plan, board: prepared.board };
    let done = 0;
    const count = (more: number) => {
      done += more;
      onProgress(done / request.replicates);
    };
    await Promise.all(threads.map((thread) => ask(thread, { step: "run", work }, signal, count)));
    const result = (await ask(
      first,
      { step: "summarise", work },
      signal,
    )) as BootstrapResult | null;
    if (result === null) throw new AppError("invalid", "no replicate has an answer");
    onProgress(1);
    reusable = true;
    return result;
  } catch (error) {
    reusable ||= error instanceof AppError;
    throw error;
  } finally {
    if (reusable) for (const thread of threads) putBack(ENTRY, thread);
    else await Promise.all(threads.map(endThread));
  }
}

/** One step of one thread. */
function ask(
  thread: Worker,
  step: BootstrapStep,
  signal: AbortSignal,
  onDone: (replicates: number) => void = () => {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const settle = (then: () => void) => {
      signal.removeEventListener("abort", abort);
      thread.off("message", hear).off("error", reject).off("exit", leave);
      then();
    };
    const abort = () => settle(() => reject(signal.reason));
    const leave = (code: number) => settle(() => reject(new Error(`thread exited (${code})`)));
    const hear = (reply: BootstrapReply) => {
      if ("done" in reply) onDone(reply.done);
      else if ("found" in reply) settle(() => resolve(reply.found));
      else settle(() => reject(new Error(reply.broke)));
    };
    signal.addEventListener("abort", abort);
    thread.on("message", hear).on("error", reject).on("exit", leave);
    thread.postMessage(step);
  });
}
