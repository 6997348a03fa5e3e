/** Baseline of equal weights for all: what knowing nothing reaches. The other keys are methods'. */
export const UNIFORM = "uniform";

/** What a modeler should beat: the usual methods with their usual parameters, on the training split. */
export const FITTED_BASELINES = [
  { key: "log_l2_ridge", params: { lambda: 3 } },
  { key: "bt_l2", params: {} },
] as const;

/** The file of a version that has a baseline's weights. */
export const baselineFile = (key: string): string => `baseline-${key}`;
