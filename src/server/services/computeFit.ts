import type { ComparisonData } from "~/core/comparison";
import { inputHash } from "~/core/formats";
import {
  type Fit,
  FitInputError,
  FitUnavailableError,
  fit as fitComparisons,
  UnknownMethodError,
} from "~/core/ranking";
import { analyseFit } from "./analysis/analyseFit";
import { bootstrapParts, bootstrapRequest, TOO_DEAR } from "./analysis/bootstrapParts";
import type { AnalysisInput, AnalysisOfFit, FitAnalysis } from "./analysis/parts";
import {
  type BootstrapResult,
  prepareBootstrap,
  runReplicates,
  summariseWork,
} from "./computeBootstrap";

/** A fit's input as plain data, so that it can be sent to a thread. */
export interface FitRequest {
  readonly method: string;
  readonly params: Record<string, number>;
  readonly data: ComparisonData;
  /** What the rows are about, where more than the weights is asked for. */
  readonly analyse?: AnalysisInput;
  /** Names of the items, where the input's hash is asked for. */
  readonly hashOf?: readonly string[];
}

/** What came of it. A refusal is an answer; only bugs are thrown. */
export type FitOutcome<Analysis = FitAnalysis> = { readonly hash?: string } & (
  | { readonly ok: true; readonly fit: Fit; readonly analysis?: Analysis }
  | { readonly ok: false; readonly reason: string; readonly components?: number[][] }
);

/** How a fit is run: in a thread by the worker, in place by the seed and by tests. */
export type ComputeFit = (
  request: FitRequest,
  control: { onProgress: (fraction: number) => void; signal: AbortSignal },
) => Promise<FitOutcome>;

/** Share of the progress that the fit itself takes where it is analysed, too. */
const FIT_SHARE = 0.2;

/** All but what redrawn fits say, which several threads can find at once. */
export function computeFit(
  request: FitRequest,
  onProgress: (fraction: number) => void,
): FitOutcome<AnalysisOfFit> {
  const { method, params, data, analyse, hashOf } = request;
  const hash = hashOf && { hash: inputHash(hashOf, data) };
  const share = analyse ? FIT_SHARE : 1;
  try {
    const fitting = { onProgress: (done: number) => onProgress(share * done) };
    const fit = fitComparisons(method, data, params, fitting);
    const rest = (done: number) => onProgress(share + (1 - share) * done);
    const analysis = analyse && analyseFit(fit, data, analyse, rest);
    return { ok: true, fit, ...hash, ...(analysis && { analysis }) };
  } catch (error) {
    if (error instanceof FitUnavailableError) {
      return { ok: false, reason: error.message, components: error.graph.components, ...hash };
    }
    if (error instanceof FitInputError || error instanceof UnknownMethodError) {
      return { ok: false, reason: error.message, ...hash };
    }
    throw error;
  }
}

/** The same with its bootstrap, without a thread: nothing else happens until it is done. */
export const computeFitInPlace: ComputeFit = async (request, { onProgress }) => {
  const outcome = computeFit(request, onProgress);
  if (!outcome.ok || !request.analyse) return outcome as FitOutcome;
  const asked = bootstrapRequest(request.data, outcome.fit, 1);
  if (asked === TOO_DEAR) return withBootstrap(request, outcome, TOO_DEAR);
  const prepared = prepareBootstrap(asked);
  if (prepared.ok) runReplicates(prepared, () => {});
  return withBootstrap(request, outcome, prepared.ok ? summariseWork(prepared) : null);
};

/** An analysed fit with its intervals. */
export function withBootstrap(
  { analyse }: FitRequest,
  outcome: FitOutcome<AnalysisOfFit>,
  found: BootstrapResult | null | typeof TOO_DEAR,
): FitOutcome {
  if (!outcome.ok || !outcome.analysis || !analyse) return outcome as FitOutcome;
  const analysis = { ...outcome.analysis, ...bootstrapParts(outcome.fit, analyse, found) };
  return { ...outcome, analysis };
}
