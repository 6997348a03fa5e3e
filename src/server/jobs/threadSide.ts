import { parentPort } from "node:worker_threads";

/** How far a thread is, what it found, or what broke it off. */
export type ThreadReply<Found> =
  | { readonly progress: number }
  | { readonly found: Found }
  | { readonly broke: string };

/** Smallest step of progress worth a message. */
const PROGRESS_STEP = 0.01;

type Compute<Request, Found> = (
  request: Request,
  onProgress: (fraction: number) => void,
) => Found | Promise<Found>;

/**
 * What a thread does that `askThread` asks: one message in is one request; out come fractions, then what
 * `compute` found, with the memory that `handOver` names moved instead of copied.
 */
export function answerThread<Request, Found>(
  compute: Compute<Request, Found>,
  handOver: (found: Found) => ArrayBuffer[] = () => [],
): void {
  parentPort!.on("message", async (request: Request) => {
    const post = (reply: ThreadReply<Found>, moved: ArrayBuffer[] = []) =>
      parentPort!.postMessage(reply, moved);
    let told = 0;
    try {
      const found = await compute(request, (fraction) => {
        if (fraction < told + PROGRESS_STEP) return;
        told = fraction;
        post({ progress: fraction });
      });
      post({ found }, handOver(found));
    } catch (error) {
      post({ broke: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}
