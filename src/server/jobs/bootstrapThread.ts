// The thread that bootstrap replicates are made in. One message in is one step; out come counts of
// replicates, then what the step found.
import { parentPort } from "node:worker_threads";
import {
  type BootstrapRequest,
  type BootstrapResult,
  type BootstrapWork,
  type PreparedBootstrap,
  prepareBootstrap,
  runReplicates,
  summariseWork,
} from "../services/computeBootstrap";

export type BootstrapStep =
  | { readonly step: "prepare"; readonly request: BootstrapRequest }
  | { readonly step: "run" | "summarise"; readonly work: BootstrapWork };

export type BootstrapReply =
  | { readonly done: number }
  | { readonly found: PreparedBootstrap | BootstrapResult | null }
  | { readonly broke: string };

/** Share of all replicates after which a thread says how many more it made. */
const PROGRESS_STEP = 0.01;

function run(work: BootstrapWork, post: (reply: BootstrapReply) => void) {
  const enough = Math.max(1, Math.floor(work.board.answered.length * PROGRESS_STEP));
  let done = 0;
  runReplicates(work, () => {
    done += 1;
    if (done < enough) return;
    post({ done });
    done = 0;
  });
  return null;
}

parentPort!.on("message", (asked: BootstrapStep) => {
  const post = (message: BootstrapReply) => parentPort!.postMessage(message);
  try {
    if (asked.step === "prepare") post({ found: prepareBootstrap(asked.request) });
    else if (asked.step === "run") post({ found: run(asked.work, post) });
    else post({ found: summariseWork(asked.work) });
  } catch (error) {
    post({ broke: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
