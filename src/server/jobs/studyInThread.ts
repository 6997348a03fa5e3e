import type { ComputeStudy } from "../services/lab/computeStudy";
import { askThread } from "./askThread";
import type { StudyRequest } from "./studyThread";

const ENTRY = new URL("./studyThread.ts", import.meta.url).href;

/** Computes in a thread of its own. The signal ends it at once, wherever it is. */
export const studyInThread: ComputeStudy = {
  part: (request, control) => askThread(ENTRY, request satisfies StudyRequest, control),
  summary: (request, control) => askThread(ENTRY, request satisfies StudyRequest, control),
};
