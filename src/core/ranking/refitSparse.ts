import { type ConvexPairProblem, newton } from "~/core/numeric";
import type { PairSums, QuickModel, Refit } from "./quickModel";

/** Relative residual asked of each linear solve: a product more costs less than a pass more. */
const FORCING = 1e-3;

/**
 * The refits of `refitter` for many items: Newton's method with conjugate gradients from the full
 * fit, until |gradient|∞ is `goal`. Memory: a few numbers a pair, for all refits together.
 */
export function sparseRefitter(model: QuickModel, goal: number): Refit {
  const { index, theta } = model;
  let asked: PairSums = model.sums;
  const h = new Float64Array(index.i.length);
  const diagonal = new Float64Array(index.n).fill(model.pull);
  const strength = new Float64Array(index.n);
  const problem: ConvexPairProblem = {
    hessian: { pairs: index, h, diagonal },
    derive: (x, gradient) => derive(model, asked, x, { gradient, h, strength }),
    accept: goal,
    floor: goal,
    forcing: FORCING,
  };
  return (sums) => {
    asked = sums;
    const { x, converged } = newton(problem, theta);
    return converged ? x : null;
  };
}

interface Room {
  readonly gradient: Float64Array;
  readonly h: Float64Array;
  readonly strength: Float64Array;
}

/** Gradient and curvature of pull/2 Σ θ² − Σ (up d − total ∫f) at x. */
function derive(
  { index, logistic, pull }: QuickModel,
  { up, total }: PairSums,
  x: Float64Array,
  { gradient, h, strength }: Room,
): void {
  const { n, start, j } = index;
  for (let item = 0; item < n; item++) {
    gradient[item] = pull * x[item]!;
    strength[item] = logistic ? Math.exp(x[item]!) : x[item]!;
  }
  for (let item = 0; item < n; item++) {
    const own = strength[item]!;
    const end = start[item + 1]!;
    let sum = 0;
    for (let k = start[item]!; k < end; k++) {
      const other = j[k]!;
      const theirs = strength[other]!;
      const expected = logistic ? own / (own + theirs) : own - theirs;
      const bend = logistic ? expected * (1 - expected) : 1;
      const push = up[k]! - total[k]! * expected;
      h[k] = total[k]! * bend;
      sum += push;
      gradient[other] = gradient[other]! + push;
    }
    gradient[item] = gradient[item]! - sum;
  }
}
