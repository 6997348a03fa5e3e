import type { Reference } from "./fixture";

/** Keys of ranking.md that are one fit, as method and, where the key ends in one, its parameter. */
export const METHOD_KEYS: readonly (readonly [RegExp, string, string?])[] = [
  [/^bt_mle$/, "bt"],
  [/^bt_l2_(.+)$/, "bt_l2", "alpha"],
  [/^bt_gamma_(.+)$/, "bt_gamma", "alpha"],
  [/^bt_logistic_prior_1$/, "bt_logistic_prior"],
  [/^lsr_one_step$/, "lsr"],
  [/^rank_centrality$/, "rank_centrality"],
  [/^rank_centrality_observed_pairs_(.+)$/, "rank_centrality_observed_pairs", "alpha"],
  [/^rank_centrality_all_pairs_(.+)$/, "rank_centrality_all_pairs", "alpha"],
  [/^log_l2$/, "log_l2"],
  [/^log_l2_ridge_(.+)$/, "log_l2_ridge", "lambda"],
  [/^huber_(.+)$/, "huber", "delta"],
  [/^davidson$/, "davidson"],
  [/^rao_kupper$/, "rao_kupper"],
  [/^bt_position_bias$/, "bt_position_bias"],
  [/^crowd_bt_map$/, "crowd_bt"],
  [/^bt_juror_discrimination$/, "bt_juror_discrimination"],
  [/^log_l2_juror_variance$/, "log_l2_juror_variance"],
  [/^log_l2_juror_scale$/, "log_l2_juror_scale"],
];

/** The parameters a reference was computed with. */
export function paramsOf(key: string, ref: Reference): Record<string, number> {
  for (const [pattern, , name] of METHOD_KEYS) {
    const match = pattern.exec(key);
    if (match && name) return { [name]: Number(match[1]) };
  }
  const { lambda, lam, tau, alpha } = ref as Record<string, number | undefined>;
  const pair = (ref.betaPrior ?? ref.invGammaPrior) as [number, number] | undefined;
  if (key === "bt_logistic_prior_1") return {};
  return {
    ...(pair && { a: pair[0], b: pair[1] }),
    ...((lambda ?? lam) !== undefined && { lambda: (lambda ?? lam)! }),
    ...(tau !== undefined && { tau }),
    ...(alpha !== undefined && { alpha }),
  };
}

/** The other keys, and the test beside this file (or under comparison/) that holds them as `refs.KEY`. */
export const OTHER_KEYS: Record<string, string> = {
  graph: "../comparison/connectivity.test.ts",
  bt_mle_by_strong_component: "fixtures.test.ts",
  bt_cov: "fixtures.test.ts",
  published: "fixtures.test.ts",
  hodge: "hodge.test.ts",
  bald_logistic: "nextPairs.test.ts",
  adf_expected_gain: "adfExpectedGain.test.ts",
  crowd_bt_online: "crowdOnline.test.ts",
};

/** Fields of a reference that say how it was computed; all others are answers that tests compare. */
export const CIRCUMSTANCES: ReadonlySet<string> = new Set([
  ...["tol", "note", "source", "gradInf", "exists", "starts", "startsReachingBest", "minGapToKink"],
  ...["alpha", "lam", "lambda", "tau", "delta", "epsilon", "betaPrior", "invGammaPrior", "prior"],
  ...["posterior", "columns"],
  // Of θ before centring, which no fit reports; θ itself is compared.
  "sumExpTheta",
]);
