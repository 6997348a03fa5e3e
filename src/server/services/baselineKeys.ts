/** Baseline of equal weights for all: what knowing nothing reaches. Most other keys are methods'. */
export const UNIFORM = "uniform";
/** Baseline of the final weights of the round before. */
export const LAST_ERA = "last_era";
/** The baseline that feedback is given against. */
export const REFERENCE = "log_l2_ridge";

/** What a modeler should beat: the usual methods with their usual parameters, on the training split. */
export const FITTED_BASELINES = [
  { key: REFERENCE, params: { lambda: 3 } },
  { key: "bt_l2", params: {} },
] as const;

/** The file of a version that has a baseline's weights. */
export const baselineFile = (key: string): string => `baseline-${key}`;
