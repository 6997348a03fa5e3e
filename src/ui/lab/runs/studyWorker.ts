// Computes a whole study of any kind away from the page.
import { type LabResult, type LabStudy, workOf } from "~/core/simulation";
import { answerRequests } from "../workerSide";

answerRequests((study: LabStudy, onProgress): LabResult => {
  const work = workOf(study);
  return work.summarise(work.run(0, work.tasks, onProgress));
});
