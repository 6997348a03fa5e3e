import { availableParallelism } from "node:os";
import { AppError } from "~/errors";
import { bootstrapRequest, TOO_DEAR } from "../services/analysis/bootstrapParts";
import type { AnalysisOfFit } from "../services/analysis/parts";
import type { BootstrapResult } from "../services/computeBootstrap";
import { type ComputeFit, type FitOutcome, withBootstrap } from "../services/computeFit";
import { askThread } from "./askThread";
import { bootstrapInThreads } from "./bootstrapInThreads";

const ENTRY = new URL("./fitThread.ts", import.meta.url).href;
/** Share of the progress before redrawn fits begin. */
const BOOTSTRAP_FROM = 0.5;

type Control = Parameters<ComputeFit>[1];

/**
 * Fits in a thread of its own, and redraws an analysed fit on several. The signal ends the threads at
 * once, wherever they are.
 *
 * @throws the signal's reason when aborted; an Error when the computation broke off
 */
export const fitInThread: ComputeFit = async (request, { onProgress, signal }) => {
  const share = request.analyse ? BOOTSTRAP_FROM : 1;
  const fitting = { signal, onProgress: (done: number) => onProgress(share * done) };
  const outcome = await askThread<FitOutcome<AnalysisOfFit>>(ENTRY, request, fitting);
  if (!outcome.ok || !request.analyse) return outcome as FitOutcome;
  const redrawing = {
    signal,
    onProgress: (done: number) => onProgress(share + (1 - share) * done),
  };
  const asked = bootstrapRequest(request.data, outcome.fit, threadsToUse());
  if (asked === TOO_DEAR) return withBootstrap(request, outcome, TOO_DEAR);
  return withBootstrap(request, outcome, await redrawn(asked, redrawing));
};

/** One core is left for the pages. */
const threadsToUse = () => Math.max(1, availableParallelism() - 1);

/** Null where no redrawn fit has an answer: the weights stand without intervals. */
async function redrawn(
  asked: Parameters<typeof bootstrapInThreads>[0],
  control: Control,
): Promise<BootstrapResult | null> {
  try {
    return await bootstrapInThreads(asked, control);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
