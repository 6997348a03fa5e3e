// The thread that saved runs are computed in, so that the worker goes on beating, taking jobs and
// hearing of cancellations meanwhile.
import {
  computePart,
  computeSummary,
  type PartRequest,
  type StudySummary,
  type SummaryRequest,
} from "../services/lab/computeStudy";
import { answerThread } from "./threadSide";

export type StudyRequest = PartRequest | SummaryRequest;

answerThread<StudyRequest, Float64Array | StudySummary>(
  (request, onProgress) =>
    "records" in request ? computeSummary(request) : computePart(request, onProgress),
  (found) => (found instanceof Float64Array ? [found.buffer as ArrayBuffer] : []),
);
