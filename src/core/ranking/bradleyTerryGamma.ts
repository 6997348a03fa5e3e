import { maximiseBradleyTerry } from "./bradleyTerry";
import type { BinaryMethod } from "./method";
import type { Prior } from "./prior";

/**
 * Bradley-Terry with a gamma prior on the strengths: θ = argmax ℓ(θ) + α Σ (θ_i − e^{θ_i}), reported
 * centred (before that Σ e^θ = n); `objective` is taken before centring.
 *
 * The density of log-strengths under Gamma(shape α, rate α); Caron and Doucet (2012). Exists on every
 * graph. Standard errors: the Laplace posterior at the mode in the gauge Σθ = 0, and the sandwiches.
 */
export const btGamma: BinaryMethod = {
  key: "bt_gamma",
  title: "Bradley-Terry, gamma prior",
  about: "Bradley-Terry in which each strength starts from a gamma distribution around 1.",
  reads: "binary",
  params: [{ name: "alpha", title: "Strength of the prior", default: 1, min: 1e-9, max: 1e6 }],
  estimate: (input) => maximiseBradleyTerry(input, gamma(input.params.alpha!)),
};

function gamma(alpha: number): Prior {
  return {
    centres: false,
    slope: (x) => alpha * (Math.exp(x) - 1),
    curvature: (x) => alpha * Math.exp(x),
    logDensity: (x) => alpha * (x - Math.exp(x)),
  };
}
