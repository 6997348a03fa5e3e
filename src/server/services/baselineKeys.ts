/** Baseline of equal weights for all: what knowing nothing reaches. Most other keys are methods'. */
export const UNIFORM = "uniform";
/** Baseline of the final weights of the round before. */
export const LAST_ERA = "last_era";
/** The baseline that feedback is given against. */
export const REFERENCE = "log_l2_ridge";
