import { marginalValueAt, type ValueCurves, valueAt, welfareGain } from "./valueCurves";

/** Where a mechanism leads citizens who each do what is best for themselves. */
export interface Equilibrium {
  /** F, what the good gets. */
  readonly funds: number;
  /** What each citizen contributes, where the mechanism takes contributions. */
  readonly contributions?: Float64Array;
  /** What the pool adds, F − Σ c. */
  readonly deficit: number;
  /** Σ V′_i(F): 1 at the optimum, more where too little is provided. */
  readonly marginalSocialValue: number;
  readonly welfareGain: number;
}

const HALVINGS = 200;
/** No good of these curves is worth more: V′ falls by e^{−sF}. */
const FUNDS_MOST = 1e6;

/** Σ V′_i(F) = 1: what a planner who knows everybody's values would do; 0 where Σ V′_i(0) ≤ 1. */
export function optimum(curves: ValueCurves): Equilibrium {
  return outcome(
    curves,
    rootOf((funds) => sumOf(curves, funds, (v) => v)),
  );
}

/** max V′_i(F) = 1: the one who wants it most pays, everybody else rides free. */
export function privateProvision(curves: ValueCurves): Equilibrium {
  const most = (funds: number) => Math.max(...marginals(curves, funds));
  return outcome(curves, rootOf(most));
}

/** N · median V′_i(F) = 1: taxes alike for all, and the majority decides how much. */
export function onePersonOneVote(curves: ValueCurves): Equilibrium {
  const n = curves.f0.length;
  return outcome(
    curves,
    rootOf((funds) => n * medianOf(marginals(curves, funds))),
  );
}

/** Quadratic funding provides the optimum: c_i = V′_i(F)² F, F = (Σ √c)². */
export function quadraticEquilibrium(curves: ValueCurves): Equilibrium {
  return boostedEquilibrium(curves, new Float64Array(curves.f0.length).fill(1));
}

/**
 * F = (Σ √(b_i c_i))²: Σ b_i V′_i = 1 and c_i = b_i V′_i² F, so that boosts b maximise b-weighted
 * welfare.
 */
export function boostedEquilibrium(curves: ValueCurves, boost: ArrayLike<number>): Equilibrium {
  const funds = rootOf((at) => sumOf(curves, at, (v, i) => boost[i]! * v));
  return outcome(curves, funds, (v, i) => boost[i]! * v * v * funds);
}

/**
 * Capital-constrained: F = α (Σ √c)² + (1 − α) Σ c. Σ w_i = 1, w_i = α V′_i / (1 − (1 − α) V′_i);
 * (Σ √c)² = F / (α + (1 − α) Σ w²) =: S², c_i = S² w_i², and the deficit is α (S² − Σ c).
 *
 * Throws RangeError unless 0 < α ≤ 1.
 */
export function constrainedEquilibrium(curves: ValueCurves, alpha: number): Equilibrium {
  if (!(alpha > 0 && alpha <= 1)) throw new RangeError(`alpha ${alpha} is not within (0, 1]`);
  // From V′ = 1 / (1 − α) on somebody would pay without end: F is above that.
  const term = (v: number) => {
    const rest = 1 - (1 - alpha) * v;
    return rest > 0 ? (alpha * v) / rest : Number.POSITIVE_INFINITY;
  };
  const funds = rootOf((at) => sumOf(curves, at, term));
  const squares = sumOf(curves, funds, (v) => term(v) ** 2);
  const root = funds === 0 ? 0 : funds / (alpha + (1 - alpha) * squares);
  const found = outcome(curves, funds, (v) => root * term(v) ** 2);
  const paid = found.contributions!.reduce((sum, c) => sum + c, 0);
  return { ...found, deficit: alpha * (root - paid) };
}

/**
 * The family F = (Σ c^{1/β})^β: Σ V′_i^{1/(β−1)} = 1 and c_i = V′_i^{β/(β−1)} F; β = 2 is quadratic
 * funding. Throws RangeError unless β > 1.
 */
export function powerEquilibrium(curves: ValueCurves, beta: number): Equilibrium {
  if (!(beta > 1)) throw new RangeError(`beta ${beta} is not above 1`);
  const funds = rootOf((at) => sumOf(curves, at, (v) => v ** (1 / (beta - 1))));
  return outcome(curves, funds, (v) => v ** (beta / (beta - 1)) * funds);
}

/** Where a falling function comes down to 1; 0 where it starts there or below. */
function rootOf(falling: (funds: number) => number): number {
  if (!(falling(0) > 1)) return 0;
  let high = 1;
  while (falling(high) > 1 && high < FUNDS_MOST) high *= 2;
  let low = 0;
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (falling(middle) > 1) low = middle;
    else high = middle;
  }
  return high;
}

function outcome(
  curves: ValueCurves,
  funds: number,
  contribution?: (marginal: number, i: number) => number,
): Equilibrium {
  const found = {
    ...{ funds, marginalSocialValue: sumOf(curves, funds, (v) => v) },
    welfareGain: welfareGain(curves, funds),
  };
  if (!contribution) return { ...found, deficit: 0 };
  const contributions = Float64Array.from(marginals(curves, funds), contribution);
  const paid = contributions.reduce((sum, c) => sum + c, 0);
  return { ...found, contributions, deficit: funds - paid };
}

function sumOf(
  curves: ValueCurves,
  funds: number,
  term: (marginal: number, i: number) => number,
): number {
  let sum = 0;
  for (let i = 0; i < curves.f0.length; i++) sum += term(marginalValueAt(curves, i, funds), i);
  return sum;
}

function marginals(curves: ValueCurves, funds: number): Float64Array {
  return Float64Array.from(curves.f0, (_, i) => marginalValueAt(curves, i, funds));
}

function medianOf(values: Float64Array): number {
  const sorted = values.sort();
  const n = sorted.length;
  return (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2;
}

/** A citizen's gain: V_i(F) − V_i(0) − c_i. */
export function citizenGain(
  curves: ValueCurves,
  { funds, contributions }: Equilibrium,
  i: number,
): number {
  return valueAt(curves, i, funds) - curves.f0[i]! - (contributions?.[i] ?? 0);
}
