import { maximiseBradleyTerry } from "./bradleyTerry";
import type { BinaryMethod } from "./method";
import type { Prior } from "./prior";

const DEFAULT_ALPHA = 0.1;

/**
 * Bradley-Terry with a Gaussian prior: θ = argmax ℓ(θ) − α Σ θ_i², no ½: variance 1 / (2α).
 *
 * Mean zero within each connected component by itself; an item never compared gets θ = 0. An answer
 * exists on every graph. Standard errors: the Laplace posterior (I + 2α Id)⁻¹ in the gauge Σθ = 0.
 */
export const btL2: BinaryMethod = {
  key: "bt_l2",
  title: "Bradley-Terry, Gaussian prior",
  about: "The weights that make the observed wins most likely, pulled towards equal by alpha.",
  reads: "binary",
  params: [
    { name: "alpha", title: "Strength of the prior", default: DEFAULT_ALPHA, min: 1e-9, max: 1e6 },
  ],
  estimate: (input) => maximiseBradleyTerry(input, gaussian(input.params.alpha!)),
};

export function gaussian(alpha: number): Prior {
  return {
    centres: true,
    slope: (x) => 2 * alpha * x,
    curvature: () => 2 * alpha,
    logDensity: (x) => -alpha * x * x,
  };
}
