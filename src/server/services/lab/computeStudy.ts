import { hashOf } from "~/core/formats";
import {
  planStudy,
  runStudyTasks,
  type Study,
  type StudyResult,
  summariseStudy,
} from "~/core/simulation";

/** Some tasks of a study. */
export interface PartRequest {
  readonly study: Study;
  readonly from: number;
  readonly to: number;
}

/** The records of all tasks of a study, in their order. */
export interface SummaryRequest {
  readonly study: Study;
  readonly records: Float64Array;
}

export interface StudySummary {
  readonly result: StudyResult;
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
): Float64Array => runStudyTasks(planStudy(study), from, to, onProgress);

/** In this thread. */
export function computeSummary({ study, records }: SummaryRequest): StudySummary {
  const result = summariseStudy(planStudy(study), records);
  return { result, hash: hashOf(result) };
}
