export {
  ATTACK_NUMBERS,
  AXIS_VALUES_MOST,
  CONTEST_NUMBERS,
  SOCIETY_NUMBERS,
  STUDY_RUNS_MOST,
} from "~/core/simulation";

/** About how long one run may take one core; the database refuses more, see migration `lab_runs`. */
export const RUN_SECONDS_MAX = 1_800;
/** The same of all runs that a person asked for in a day. */
export const DAY_SECONDS_MAX = 7_200;
/** Runs of one person that wait or are computed. */
export const UNFINISHED_MAX = 3;
/** Runs that one person keeps. */
export const KEPT_MAX = 200;
