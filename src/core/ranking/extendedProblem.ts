import {
  type Border,
  centreWithin,
  type Form,
  type Groups,
  type SmoothProblem,
} from "~/core/numeric";
import { extendedForm } from "./extendedForm";
import { GRADIENT_ACCEPTED, GRADIENT_ACCEPTED_RELATIVE } from "./tolerance";

/** A cost with its derivatives by d = θ_a − θ_b and φ, as a row's term writes them into `out`. */
export const COST = { value: 0, d: 1, phi: 2, dd: 3, dPhi: 4, phiPhi: 5 } as const;

/** Writes the cost of comparison k and its derivatives into `out`, in the places `COST` names. */
export type Term = (k: number, d: number, phi: number, out: Float64Array) => void;

/** One entry per comparison: d = θ_a − θ_b as given, and the derivatives of its cost, to be written. */
export interface TermColumns {
  readonly d: Float64Array;
  readonly slopeD: Float64Array;
  readonly slopePhi: Float64Array;
  readonly dd: Float64Array;
  readonly dPhi: Float64Array;
  readonly phiPhi: Float64Array;
}

/** Writes all derivatives at (d, φ) and returns Σ_k cost: a whole column a call, so that each model's loop compiles alone. */
export type Terms = (phi: Float64Array, columns: TermColumns) => number;

/** Value, slope and curvature of a cost of one parameter alone. */
export type Penalty = (x: number) => readonly [value: number, slope: number, curvature: number];

/**
 * A pairwise model in which every comparison reads θ_a − θ_b and one more parameter φ: one for all
 * (ties, position) or one per juror. What is minimised is
 * Σ_k term_k(θ_a − θ_b, φ) + Σ_i thetaPenalty(θ_i) + Σ_j phiPenalty(φ_j).
 */
export interface ExtendedModel {
  readonly n: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Which φ each comparison reads. */
  readonly phi: Int32Array;
  readonly phiCount: number;
  readonly terms: Terms;
  readonly thetaPenalty?: Penalty;
  readonly phiPenalty?: Penalty;
  /** True where θ is reported as the penalty fixes it, not shifted to mean zero. */
  readonly fixesGauge?: boolean;
}

export interface ExtendedProblem extends SmoothProblem {
  /** H at the last point, (n + phiCount)² row by row. */
  toDense(): Float64Array;
  /** The same as a pair matrix of θ, bordered by φ. */
  toForm(): Pick<Form, "matrix"> & { readonly border: Border };
}

/** The terms of a model with one φ, written row by row. */
export function termByTerm(term: Term): Terms {
  const out = new Float64Array(6);
  return (phi, { d, slopeD, slopePhi, dd, dPhi, phiPhi }) => {
    let total = 0;
    for (let k = 0; k < d.length; k++) {
      term(k, d[k]!, phi[0]!, out);
      total += out[COST.value]!;
      slopeD[k] = out[COST.d]!;
      slopePhi[k] = out[COST.phi]!;
      dd[k] = out[COST.dd]!;
      dPhi[k] = out[COST.dPhi]!;
      phiPhi[k] = out[COST.phiPhi]!;
    }
    return total;
  };
}

/** Derivatives at one point. */
interface Derivatives {
  readonly slopeD: Float64Array;
  readonly slopePhi: Float64Array;
  readonly penaltySlope: Float64Array;
  readonly dd: Float64Array;
  readonly dPhi: Float64Array;
  readonly phiPhi: Float64Array;
  readonly diagonal: Float64Array;
  readonly penalty: Float64Array;
}

/** The sum over comparisons as a function of (θ, φ), with second derivatives kept per comparison. */
export function extendedProblem(model: ExtendedModel, connected: Groups): ExtendedProblem {
  const { n, a, b, phi, phiCount } = model;
  const size = n + phiCount;
  const d = new Float64Array(a.length);
  let here = derivativesOf(a.length, size);
  let before = derivativesOf(a.length, size);
  const derive = (x: Float64Array, gradient: Float64Array) => {
    restore();
    const { slopeD, slopePhi, penaltySlope, dd, dPhi, phiPhi, diagonal, penalty } = here;
    let total = 0;
    for (let k = 0; k < size; k++) {
      const own = k < n ? model.thetaPenalty : model.phiPenalty;
      const [value, slope, curvature] = own ? own(x[k]!) : NOTHING;
      total += value;
      gradient[k] = slope;
      penaltySlope[k] = slope;
      penalty[k] = curvature;
      diagonal[k] = curvature;
    }
    for (let k = 0; k < a.length; k++) d[k] = x[a[k]!]! - x[b[k]!]!;
    total += model.terms(x.subarray(n), { d, slopeD, slopePhi, dd, dPhi, phiPhi });
    for (let k = 0; k < a.length; k++) {
      const i = a[k]!;
      const j = b[k]!;
      const at = n + phi[k]!;
      const slope = slopeD[k]!;
      const slopeAt = slopePhi[k]!;
      gradient[i] = gradient[i]! + slope;
      gradient[j] = gradient[j]! - slope;
      gradient[at] = gradient[at]! + slopeAt;
      diagonal[i] = diagonal[i]! + dd[k]!;
      diagonal[j] = diagonal[j]! + dd[k]!;
      diagonal[at] = diagonal[at]! + phiPhi[k]!;
    }
    return total;
  };
  const restore = () => {
    [here, before] = [before, here];
  };
  const product = (v: Float64Array, image: Float64Array) => {
    const { dd, dPhi, phiPhi, penalty } = here;
    for (let k = 0; k < size; k++) image[k] = penalty[k]! * v[k]!;
    for (let k = 0; k < a.length; k++) {
      const i = a[k]!;
      const j = b[k]!;
      const at = n + phi[k]!;
      const across = v[i]! - v[j]!;
      const pull = dd[k]! * across + dPhi[k]! * v[at]!;
      image[i] = image[i]! + pull;
      image[j] = image[j]! - pull;
      image[at] = image[at]! + dPhi[k]! * across + phiPhi[k]! * v[at]!;
    }
  };
  /** The largest sum that an entry of the gradient is the difference of. */
  const scale = () => {
    const load = here.penaltySlope.map(Math.abs);
    for (let k = 0; k < a.length; k++) {
      const size = Math.abs(here.slopeD[k]!);
      const at = n + phi[k]!;
      load[a[k]!] = load[a[k]!]! + size;
      load[b[k]!] = load[b[k]!]! + size;
      load[at] = load[at]! + Math.abs(here.slopePhi[k]!);
    }
    return load.reduce((top, value) => Math.max(top, value), 0);
  };
  const problem = {
    ...{ derive, restore, product },
    diagonal: () => here.diagonal,
    accept: () => Math.max(GRADIENT_ACCEPTED, GRADIENT_ACCEPTED_RELATIVE * scale()),
    floor: () => Number.EPSILON * scale(),
    toDense: () => denseOf(model, here),
    toForm: () => extendedForm(model, here),
  };
  const project = (v: Float64Array) => centreWithin(connected, v.subarray(0, n));
  return model.thetaPenalty ? problem : { ...problem, project };
}

function derivativesOf(rows: number, size: number): Derivatives {
  const column = () => new Float64Array(rows);
  const parameters = () => new Float64Array(size);
  return {
    ...{ slopeD: column(), slopePhi: column(), penaltySlope: parameters() },
    ...{ dd: column(), dPhi: column(), phiPhi: column() },
    ...{ diagonal: parameters(), penalty: parameters() },
  };
}

const NOTHING = [0, 0, 0] as const;

function denseOf({ n, a, b, phi, phiCount }: ExtendedModel, { dd, dPhi, diagonal }: Derivatives) {
  const size = n + phiCount;
  const matrix = new Float64Array(size * size);
  const add = (row: number, column: number, value: number) => {
    matrix[row * size + column] = matrix[row * size + column]! + value;
  };
  const addBoth = (row: number, column: number, value: number) => {
    add(row, column, value);
    add(column, row, value);
  };
  for (let k = 0; k < size; k++) add(k, k, diagonal[k]!);
  for (let k = 0; k < a.length; k++) {
    addBoth(a[k]!, b[k]!, -dd[k]!);
    addBoth(a[k]!, n + phi[k]!, dPhi[k]!);
    addBoth(b[k]!, n + phi[k]!, -dPhi[k]!);
  }
  return matrix;
}
