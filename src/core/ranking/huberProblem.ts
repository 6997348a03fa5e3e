import type { ConvexPairProblem } from "~/core/numeric";
import type { RatioInput } from "./method";
import { gradientGoals } from "./tolerance";

/** Curvature given to outliers in the Newton step, so that it exists where inliers alone do not connect. */
const OUTLIER_CURVATURE = 1e-7;

/** Σ w ρ_δ(y − (θ_i − θ_j)): its Hessian is the Laplacian of the inliers' weights. */
export function huberProblem({ table, connected }: RatioInput, delta: number): ConvexPairProblem {
  const { n, start, j, first, stated, statedWeight } = table;
  const h = new Float64Array(j.length);
  const derive = (theta: Float64Array, gradient: Float64Array) => {
    gradient.fill(0);
    for (let item = 0; item < n; item++) {
      const here = theta[item]!;
      let sum = 0;
      for (let pair = start[item]!; pair < start[item + 1]!; pair++) {
        const other = j[pair]!;
        const d = here - theta[other]!;
        let pull = 0;
        let curvature = 0;
        for (let at = first[pair]!; at < first[pair + 1]!; at++) {
          const r = stated[at]! - d;
          const w = statedWeight ? statedWeight[at]! : 1;
          // No branch on whether a row is an outlier: a third of them may be, and which is anybody's guess.
          const psi = Math.min(delta, Math.max(-delta, r));
          pull += w * psi;
          curvature += w * Math.max(OUTLIER_CURVATURE, Number(psi === r));
        }
        h[pair] = curvature;
        sum += pull;
        gradient[other] = gradient[other]! + pull;
      }
      gradient[item] = gradient[item]! - sum;
    }
  };
  return {
    hessian: { pairs: table, h, diagonal: new Float64Array(n) },
    derive,
    freeWithin: connected,
    ...gradientGoals(table, table.weight, delta),
  };
}
