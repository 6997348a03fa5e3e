import type { ComputeStudy, StudySummary } from "../services/lab/computeStudy";
import type { StudyReply, StudyRequest } from "./studyThread";
import { endThread, putBack, takeThread } from "./threadPool";

const ENTRY = new URL("./studyThread.ts", import.meta.url).href;

type Control = Parameters<ComputeStudy["part"]>[1];

/** Computes in a thread of its own. The signal ends it at once, wherever it is. */
export const studyInThread: ComputeStudy = {
  part: (request, control) => inThread(request, control) as Promise<Float64Array>,
  summary: (request, control) => inThread(request, control) as Promise<StudySummary>,
};

function inThread(request: StudyRequest, { onProgress, signal }: Control) {
  return new Promise<Float64Array | StudySummary>((resolve, reject) => {
    signal.throwIfAborted();
    const thread = takeThread(ENTRY);
    const end = (settle: () => void, reusable: boolean) => {
      signal.removeEventListener("abort", abort);
      if (reusable) putBack(ENTRY, thread);
      else void endThread(thread);
      settle();
    };
    const abort = () => end(() => reject(signal.reason), false);
    signal.addEventListener("abort", abort);
    thread.on("message", (reply: StudyReply) => {
      if ("progress" in reply) onProgress(reply.progress);
      else if ("found" in reply) end(() => resolve(reply.found), true);
      else end(() => reject(new Error(reply.broke)), false);
    });
    thread.on("error", (error) => end(() => reject(error), false));
    thread.on("exit", (code) => end(() => reject(new Error(`thread exited (${code})`)), false));
    thread.postMessage(request);
  });
}
