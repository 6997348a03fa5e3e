// Tries juries before every aggregator: thousands of fits, minutes for large ones.
import { type ContestFound, type ContestStudy, contestWork, withNaN } from "~/core/simulation";
import { answerRequests } from "../workerSide";

export interface ContestAnswer extends ContestFound {
  readonly study: ContestStudy;
}

answerRequests((study: ContestStudy, onProgress): ContestAnswer => {
  const work = contestWork(study);
  return { study, ...withNaN<ContestFound>(work.summarise(work.run(0, work.tasks, onProgress))) };
});
