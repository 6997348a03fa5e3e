// Attacks rounds of honest donors before every mechanism.
import { type AttackStudy, type AttacksFound, attackWork, withNaN } from "~/core/simulation";
import { answerRequests } from "../workerSide";

export interface AttackAnswer extends AttacksFound {
  readonly study: AttackStudy;
}

answerRequests((study: AttackStudy, onProgress): AttackAnswer => {
  const work = attackWork(study);
  return { study, ...withNaN<AttacksFound>(work.summarise(work.run(0, work.tasks, onProgress))) };
});
