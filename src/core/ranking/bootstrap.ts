import type { ComparisonData } from "~/core/comparison";
import { type BootstrapOptions, planBootstrap } from "./bootstrapPlan";
import { replicator } from "./bootstrapReplicate";

/**
 * Weights of bootstrap replicates; null where a replicate has no answer (a juror drawn away may
 * leave the method without one).
 *
 * Replicate r is drawn from a generator of its own, seeded by the seed and r alone: however the
 * replicates are divided among workers by `from`, the same ones come out. parametric: every
 * comparison is answered anew by the fitted model (Efron and Tibshirani 1993, section 6.5), with
 * the Bradley-Terry chances of the fitted θ (a tie is drawn as a win or a loss) or with normal errors
 * of the residuals' size on the log ratio, or for `recommended` as its own likelihood has it
 * (`recommendedDraw`); a row's weight counts repeats. jurors: as many jurors as
 * there are, with replacement, each with all answers (the cluster bootstrap; Field and Welsh 2007).
 * `bt_l2` and `log_l2_ridge` are fitted from the full fit in a few steps, other methods anew;
 * `recommended` with what it chose on the whole data, which choosing again would widen a little.
 *
 * Replicates are numbered from `from` (default 0).
 *
 * Throws what `fit` throws on the whole data, and RangeError for jurors where none are named.
 */
export function bootstrapWeights(
  data: ComparisonData,
  options: BootstrapOptions & { readonly replicates: number; readonly from?: number },
): (Float64Array | null)[] {
  const { replicates, from = 0 } = options;
  const replicate = replicator(planBootstrap(data, options));
  return Array.from({ length: replicates }, (_, k) => replicate(from + k));
}
