import { endThread, putBack, takeThread } from "./threadPool";
import type { ThreadReply } from "./threadSide";

interface Control {
  /** Called with a fraction in [0, 1]. */
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Puts one request to a thread that runs `entry`. The thread is kept for the next request, unless it
 * broke off or the signal ended it, which it does at once, wherever the thread is.
 *
 * @throws the signal's reason when aborted; an Error when the thread broke off or exited
 */
export function askThread<Found>(
  entry: string,
  request: unknown,
  { onProgress, signal }: Partial<Control> = {},
): Promise<Found> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const thread = takeThread(entry);
    const end = (settle: () => void, reusable: boolean) => {
      signal?.removeEventListener("abort", abort);
      if (reusable) putBack(entry, thread);
      else void endThread(thread);
      settle();
    };
    const abort = () => end(() => reject(signal?.reason), false);
    signal?.addEventListener("abort", abort);
    thread.on("message", (reply: ThreadReply<Found>) => {
      if ("progress" in reply) onProgress?.(reply.progress);
      else if ("found" in reply) end(() => resolve(reply.found), true);
      else end(() => reject(new Error(reply.broke)), false);
    });
    thread.on("error", (error) => end(() => reject(error), false));
    thread.on("exit", (code) => end(() => reject(new Error(`thread exited (${code})`)), false));
    thread.postMessage(request);
  });
}
