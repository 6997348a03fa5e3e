import { type ConvexPairProblem, multiply, newton } from "~/core/numeric";
import { FitUnavailableError } from "./errors";
import type { BinaryInput, BinaryMethod } from "./method";
import { centre } from "./result";
import { gradientGoals } from "./tolerance";

/** One linear system: ask the inner solver for all it can give. */
const FORCING = 1e-13;

/**
 * Colley's matrix (Colley 2002): ratings r with (2 + n_i) r_i − Σ_j n_ij r_j = 1 + (wins − losses)/2,
 * a tie being half a win; weights in proportion to r, θ = log r, centred. Ratings have mean ½.
 *
 * For comparison only: ratings are no strengths, and on a long one-sided chain they can fall to
 * nothing or below, where no weight stands for them: then throws FitUnavailableError. `objective`
 * is the quadratic form that r minimises. No standard errors.
 */
export const colley: BinaryMethod = {
  key: "colley",
  title: "Colley",
  about: "Win rates corrected for the strength of opponents by one linear system.",
  reads: "binary",
  params: [],
  estimate(input) {
    const right = rightSide(input);
    const problem = colleyProblem(input, right);
    const solved = newton(problem, new Float64Array(right.length).fill(1 / 2));
    const lowest = solved.x.reduce((low, rating) => Math.min(low, rating), 1);
    if (!(lowest > 0)) {
      const message = "colley has ratings of nothing or below, for which there is no weight";
      throw new FitUnavailableError(message, input.graph);
    }
    const total = solved.x.reduce((sum, rating) => sum + rating, 0);
    const weights = solved.x.map((rating) => rating / total);
    const image = new Float64Array(right.length);
    multiply(problem.hessian, solved.x, image);
    const objective = solved.x.reduce((sum, r, k) => sum + r * (image[k]! / 2 - right[k]!), 0);
    const { converged, iterations, gradInf } = solved;
    return {
      theta: centre(weights.map(Math.log)),
      weights,
      converged,
      iterations,
      objective,
      gradInf,
    };
  },
};

function rightSide({ table }: BinaryInput): Float64Array {
  const { n, i, j, winsI, winsJ } = table;
  const right = new Float64Array(n).fill(1);
  for (let k = 0; k < i.length; k++) {
    const half = (winsI[k]! - winsJ[k]!) / 2;
    right[i[k]!] = right[i[k]!]! + half;
    right[j[k]!] = right[j[k]!]! - half;
  }
  return right;
}

/** ½ rᵀ C r − rᵀ b, C = 2 Id + the Laplacian of the comparisons. */
function colleyProblem({ table }: BinaryInput, right: Float64Array): ConvexPairProblem {
  const h = table.winsI.map((won, k) => won + table.winsJ[k]!);
  const hessian = { pairs: table, h, diagonal: new Float64Array(table.n).fill(2) };
  const derive = (r: Float64Array, gradient: Float64Array) => {
    multiply(hessian, r, gradient);
    for (let item = 0; item < r.length; item++) gradient[item] = gradient[item]! - right[item]!;
  };
  return { hessian, derive, ...gradientGoals(table, h, 1), forcing: FORCING };
}
