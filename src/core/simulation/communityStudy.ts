import { planStudy, type Study } from "./study";
import { studyParts, studySeconds } from "./studyCost";
import { type StudyResult, summariseStudy } from "./studyResult";
import { runStudyTasks } from "./studyRun";
import type { StudyWork } from "./studyWork";

/** Divides a study of communities, see `StudyPlan`. Throws RangeError listing everything wrong with it. */
export function communityWork(study: Study): StudyWork<StudyResult> {
  const plan = planStudy(study);
  return {
    ...{ tasks: plan.tasks, seconds: studySeconds(plan) },
    parts: () => studyParts(plan),
    run: (from, to, onProgress) => runStudyTasks(plan, from, to, onProgress),
    summarise: (records) => summariseStudy(plan, records),
  };
}
