import {
  centreWithin,
  choleskyInPlace,
  choleskyInverse,
  fillNullSpace,
  type Groups,
  type Minimum,
  trustRegion,
} from "~/core/numeric";
import { type ExtendedModel, type ExtendedProblem, extendedProblem } from "./extendedProblem";
import { centre, type Estimate, type FitOptions, type StandardErrors, weightsOf } from "./result";
import { selectedErrors } from "./selectedErrors";
import { centredCovariance, solvesForSome, uncertainty } from "./standardErrors";

/** Log likelihood (nats) below which what a start still has to gain does not decide between minima. */
const ROUGH_GAIN = 1e-4;
/** The same, for each parameter, where the answer is only a step on the way. */
const FOLLOWED_GAIN = 1e-3;
/** Largest distance in any parameter at which two points count as on the way to one minimum. */
const NEAR = 0.1;

export interface ExtendedStart {
  readonly theta: Float64Array;
  readonly phi: Float64Array;
}

interface Asked extends Pick<FitOptions, "intervalItems" | "intervalWork" | "differences"> {
  readonly connected: Groups;
  readonly intervals: boolean | "selected";
  readonly covariance: boolean;
}

/** The fitted θ as an estimate, and φ; `objective` is what is maximised. */
export interface ExtendedFit {
  readonly estimate: Estimate;
  readonly phi: Float64Array;
}

/**
 * The best local minimum over the given starts, by Newton's method in a trust region. Every start is
 * followed until little is left to gain, or until it comes to where an earlier one ended; the lowest
 * is then solved to the gradient, the next lowest only where that does not converge.
 *
 * Standard errors: θ's block of the inverse of the joint Hessian of (θ, φ) at the minimum, so the
 * uncertainty of φ is in them: the inverse observed information, or with penalties the Laplace
 * posterior. No sandwiches. Above 1000 parameters they are `selectedErrors`.
 */
export function fitExtended(
  asked: Asked,
  model: ExtendedModel,
  starts: readonly ExtendedStart[],
): ExtendedFit {
  const problem = extendedProblem(model, asked.connected);
  const { x, value, converged, iterations, gradInf } = lowest(problem, starts);
  const theta = x.slice(0, model.n);
  if (!model.thetaPenalty) centreWithin(asked.connected, theta);
  if (!model.fixesGauge) centre(theta);
  const phi = x.slice(model.n);
  const weights = weightsOf(theta);
  const estimate = { theta, weights, converged, iterations, objective: -value, gradInf };
  if (!asked.intervals || !converged) return { estimate, phi };
  problem.derive(x, new Float64Array(x.length));
  if (solvesForSome(asked, x.length)) {
    const se = sparseErrors(problem, model, weights, asked);
    return { estimate: se ? { ...estimate, se } : estimate, phi };
  }
  const covariance = thetaCovariance(problem, model, asked.connected);
  if (covariance === null) return { estimate, phi };
  const gauged = model.fixesGauge ? covariance : centredCovariance(covariance);
  return { estimate: { ...estimate, ...uncertainty(asked, gauged, weights, 1) }, phi };
}

/** Where one start leads, followed until a step gains less than 0.001 nats a parameter. */
export function followExtended(
  model: ExtendedModel,
  connected: Groups,
  { theta, phi }: ExtendedStart,
): ExtendedStart {
  const problem = extendedProblem(model, connected);
  const point = Float64Array.from([...theta, ...phi]);
  const { x } = trustRegion(problem, point, {
    gain: FOLLOWED_GAIN * point.length,
    familiar: () => false,
  });
  return { theta: x.slice(0, model.n), phi: x.slice(model.n) };
}

function lowest(problem: ExtendedProblem, starts: readonly ExtendedStart[]): Minimum {
  const points = starts.map(({ theta, phi }) => Float64Array.from([...theta, ...phi]));
  const rough: Minimum[] = [];
  const familiar = (x: Float64Array) => rough.some((known) => isNear(known.x, x));
  if (points.length > 1) {
    for (const point of points) {
      rough.push(trustRegion(problem, point, { gain: ROUGH_GAIN, familiar }));
    }
    rough.sort((one, other) => one.value - other.value);
  }
  let best: Minimum | undefined;
  for (const { x, iterations } of rough.length > 0 ? rough : [{ x: points[0]!, iterations: 0 }]) {
    const found = trustRegion(problem, x);
    best ??= found;
    if (found.converged) return { ...found, iterations: iterations + found.iterations };
  }
  return best!;
}

function isNear(one: Float64Array, other: Float64Array): boolean {
  for (let k = 0; k < one.length; k++) {
    if (!(Math.abs(one[k]! - other[k]!) < NEAR)) return false;
  }
  return true;
}

/** The same for many: null where the Hessian is not positive definite. */
function sparseErrors(
  problem: ExtendedProblem,
  model: ExtendedModel,
  weights: Float64Array,
  asked: Asked,
): StandardErrors | null {
  const { matrix, border } = problem.toForm();
  if (!border.diagonal.every((bend) => bend > 0)) return null;
  const { thetaPenalty, fixesGauge = false } = model;
  const form = {
    ...{ matrix, border, fixesGauge, centred: !fixesGauge },
    ...(!thetaPenalty && { freeWithin: asked.connected }),
  };
  return selectedErrors(form, weights, asked);
}

/** θ's block of the inverse Hessian where the problem stands, n × n; null where that is singular. */
function thetaCovariance(problem: ExtendedProblem, model: ExtendedModel, connected: Groups) {
  const { n, phiCount } = model;
  const size = n + phiCount;
  const dense = problem.toDense();
  if (!model.thetaPenalty) {
    const corner = blockOf(dense, size, n);
    fillNullSpace(corner, connected);
    for (let row = 0; row < n; row++) {
      dense.set(corner.subarray(row * n, (row + 1) * n), row * size);
    }
  }
  if (!choleskyInPlace(dense, size)) return null;
  return { n, c: blockOf(choleskyInverse(dense, size), size, n) };
}

/** The upper left n × n of a size × size matrix. */
function blockOf(matrix: Float64Array, size: number, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let row = 0; row < n; row++) {
    out.set(matrix.subarray(row * size, row * size + n), row * n);
  }
  return out;
}
