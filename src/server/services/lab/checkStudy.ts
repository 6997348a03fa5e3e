import {
  kindOf,
  type LabStudy,
  planStudy,
  requireRoom,
  type Study,
  workOf,
} from "~/core/simulation";
import { AppError } from "~/errors";
import { RUN_SECONDS_MAX } from "./limits";

/** What makes a study of each kind smaller. */
const SMALLER = {
  community: "fewer runs, days, cells or participants",
  contest: "fewer repeats, jurors, comparisons or projects",
  attacks: "fewer rounds, accounts, donors or donations",
  society: "fewer citizens or communities",
} as const;

/**
 * How many tasks a study has and about how long it takes one core.
 *
 * @throws AppError invalid with everything that is wrong with it, or with what would make it smaller
 */
export function checkStudy(study: LabStudy): { tasks: number; seconds: number } {
  try {
    const { tasks, seconds } = workOf(study);
    const kind = kindOf(study);
    if (kind === "community") requireRoom(planStudy(study as Study));
    if (seconds > RUN_SECONDS_MAX) {
      throw new RangeError(
        `this would take about ${Math.round(seconds / 60)} minutes of one core, and ${RUN_SECONDS_MAX / 60} are the most; take ${SMALLER[kind]}`,
      );
    }
    return { tasks, seconds };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new AppError("invalid", `This cannot be computed: ${error.message}`);
  }
}
