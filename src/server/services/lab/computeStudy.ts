import { hashOf } from "~/core/formats";
import { type LabResult, type LabStudy, workOf } from "~/core/simulation";

/** Some tasks of a study. */
export interface PartRequest {
  readonly study: LabStudy;
  readonly from: number;
  readonly to: number;
}

/** The records of all tasks of a study, in their order. */
export interface SummaryRequest {
  readonly study: LabStudy;
  readonly records: Float64Array;
}

export interface StudySummary {
  readonly result: LabResult;
  readonly hash: string;
}

interface Control {
  readonly onProgress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/** Computes beside the thread that takes jobs; rejects with the signal's reason when aborted. */
export interface ComputeStudy {
  part(request: PartRequest, control: Control): Promise<Float64Array>;
  summary(request: SummaryRequest, control: Control): Promise<StudySummary>;
}

/** In this thread. */
export const computePart = (
  { study, from, to }: PartRequest,
  onProgress?: (fraction: number) => void,
): Float64Array => workOf(study).run(from, to, onProgress);

/** In this thread. */
export function computeSummary({ study, records }: SummaryRequest): StudySummary {
  const result = workOf(study).summarise(records);
  return { result, hash: hashOf(result) };
}
