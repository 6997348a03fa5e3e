import type { BinaryMethod } from "./method";
import { centre, weightsOf } from "./result";

/** Rating points per unit of θ: 400 points are odds of 10 to 1. */
const POINTS = 400 / Math.LN10;

/**
 * Elo ratings (Elo 1978), row after row in the order given: all start equal, and after each
 * comparison the winner gains K w (o − p) points from the loser, p = 1 / (1 + 10^{(R_b − R_a)/400}),
 * a tie being half a win. θ = R ln 10 / 400, centred.
 *
 * For comparison only: the answer depends on the order of the rows and never settles. `objective` is
 * the log likelihood of each outcome as predicted before it was seen. No standard errors.
 */
export const elo: BinaryMethod = {
  key: "elo",
  title: "Elo",
  about: "Chess ratings, updated one comparison after the other; depends on their order.",
  reads: "binary",
  params: [{ name: "k", title: "Points at stake", default: 32, min: 1e-6, max: 1000 }],
  estimate({ rows, params }) {
    const { n, a, b, outcome, weight } = rows;
    const theta = new Float64Array(n);
    let objective = 0;
    for (let row = 0; row < a.length; row++) {
      const w = weight ? weight[row]! : 1;
      const o = outcome[row]!;
      const p = 1 / (1 + Math.exp(theta[b[row]!]! - theta[a[row]!]!));
      const gain = (params.k! / POINTS) * w * (o - p);
      if (o > 0) objective += w * o * Math.log(p);
      if (o < 1) objective += w * (1 - o) * Math.log1p(-p);
      theta[a[row]!] = theta[a[row]!]! + gain;
      theta[b[row]!] = theta[b[row]!]! - gain;
    }
    const weights = weightsOf(centre(theta));
    return { theta, weights, converged: true, iterations: 1, objective, gradInf: 0 };
  },
};
