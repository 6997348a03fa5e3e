/** Baseline of equal weights for all: what knowing nothing reaches. The other keys are methods'. */
export const UNIFORM = "uniform";
