import {
  planStudy,
  requireRoom,
  type Study,
  type StudyPlan,
  studySeconds,
} from "~/core/simulation";
import { AppError } from "~/errors";
import { RUN_SECONDS_MAX } from "./limits";

/**
 * The plan of a study and about how long it takes one core.
 *
 * @throws AppError invalid with everything that is wrong with it, or with what would make it smaller
 */
export function checkStudy(study: Study): { plan: StudyPlan; seconds: number } {
  try {
    const plan = planStudy(study);
    requireRoom(plan);
    const seconds = studySeconds(plan);
    if (seconds > RUN_SECONDS_MAX) {
      throw new RangeError(
        `this would take about ${Math.round(seconds / 60)} minutes of one core, and ${RUN_SECONDS_MAX / 60} are the most; take fewer runs, days, cells or participants`,
      );
    }
    return { plan, seconds };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError("invalid", `This cannot be computed: ${error.message}`);
  }
}
