import { type ComparisonRow, toComparisonData } from "~/core/formats";
import {
  type Fit,
  FitInputError,
  FitUnavailableError,
  fit as fitComparisons,
  UnknownMethodError,
} from "~/core/ranking";

/** A fit's input as plain data, so that it can be sent to a thread. */
export interface FitRequest {
  readonly method: string;
  readonly params: Record<string, number>;
  readonly items: string[];
  readonly rows: ComparisonRow[];
}

/** What came of it. A refusal is an answer; only bugs are thrown. */
export type FitOutcome =
  | { readonly ok: true; readonly fit: Fit }
  | { readonly ok: false; readonly reason: string; readonly components?: number[][] };

/** How a fit is run: in a thread by the worker, in place by the seed and by tests. */
export type ComputeFit = (
  request: FitRequest,
  control: { onProgress: (fraction: number) => void; signal: AbortSignal },
) => Promise<FitOutcome>;

export function computeFit(
  request: FitRequest,
  onProgress: (fraction: number) => void,
): FitOutcome {
  try {
    const data = toComparisonData(request);
    return { ok: true, fit: fitComparisons(request.method, data, request.params, { onProgress }) };
  } catch (error) {
    if (error instanceof FitUnavailableError) {
      return { ok: false, reason: error.message, components: error.graph.components };
    }
    if (error instanceof FitInputError || error instanceof UnknownMethodError) {
      return { ok: false, reason: error.message };
    }
    throw error;
  }
}

/** The same without a thread: nothing else happens until it is done. */
export const computeFitInPlace: ComputeFit = async (request, { onProgress }) =>
  computeFit(request, onProgress);
