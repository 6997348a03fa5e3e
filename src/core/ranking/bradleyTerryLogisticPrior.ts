import { logSigmoid, maximiseBradleyTerry } from "./bradleyTerry";
import type { BinaryMethod } from "./method";
import type { Prior } from "./prior";

/**
 * Bradley-Terry with one win and one loss of every item against a fictitious item of θ = 0:
 * θ = argmax ℓ(θ) + Σ_i [log σ(θ_i) + log σ(−θ_i)] (Newman, JMLR 2023, arXiv 2207.00076).
 *
 * θ is not centred: 0 is the fictitious average item, and standard errors of θ are against it.
 * Exists on every graph.
 */
export const btLogisticPrior: BinaryMethod = {
  key: "bt_logistic_prior",
  title: "Bradley-Terry, one win and one loss",
  about: "Bradley-Terry in which every item also won and lost once against an average item.",
  reads: "binary",
  params: [],
  estimate: (input) => maximiseBradleyTerry(input, LOGISTIC),
};

export const LOGISTIC: Prior = {
  centres: false,
  fixesGauge: true,
  slope: (x) => Math.tanh(x / 2),
  curvature: (x) => 0.5 * (1 - Math.tanh(x / 2)) * (1 + Math.tanh(x / 2)),
  logDensity: (x) => logSigmoid(x) + logSigmoid(-x),
};
