import { inverse, Matrix } from "ml-matrix";
import { stationary } from "~/core/numeric";
import { FitUnavailableError } from "./errors";
import { denseRates, type Flow, flowOf, imbalance, sweep, type WalkRates } from "./flow";
import type { BinaryInput } from "./method";
import { centre, type Estimate, type StandardErrors } from "./result";
import { solvesForSome } from "./standardErrors";
import { walkErrors } from "./walkErrors";

/** Up to here dense elimination (2n³/3: 30 ms here) is used at once. */
const DENSE_ITEMS_MAX = 400;
/** Up to here elimination (6 s here) rescues a graph on which sweeping stalls. */
const RESCUE_ITEMS_MAX = 2000;
/** On a well-connected graph ten to thirty sweeps suffice; a graph that needs more than this stalls. */
const SWEEPS_MAX = 500;
/** ml-matrix inverts by a general LU; above this many items some standard errors are solved for. */
const INTERVAL_ITEMS_MAX = 300;
/** Relative imbalance of every item that counts as solved. */
const BALANCE_ACCEPTED = 1e-11;
/** Relative imbalance below which only rounding is left. */
const BALANCE_FLOOR = 2e-15;

/**
 * θ = log π of the chain that moves from i to j at the rate (wins(j over i) + α), divided by
 * (comparisons + 2α) where `share` is set; πQ = 0, centred. `objective` and `gradInf` are the
 * largest imbalance of an item relative to its outflow. The caller has made sure that π is unique.
 *
 * π is eliminated to for few items and swept to (Gauss-Seidel) for many; where sweeping stalls,
 * elimination takes over, or above 2000 items the result says `converged: false`.
 *
 * Standard errors by the delta method: with w the wins of j over i, dq_ij = c dw = −dq_ji,
 * c = 1 or 1 / (comparisons + 2α), and dπ = −c dw (π_i + π_j)(e_j − e_i) Q#, Q# the group inverse;
 * Var w = comparisons · p (1 − p), p = π_j / (π_i + π_j): under the Bradley-Terry model, for which
 * the estimate is consistent at α = 0; weights are read as numbers of repeats. With α > 0 they show
 * the spread of the pulled estimate, not the pull. Above 300 items they are `walkErrors`, and left
 * out where sweeping stalls.
 */
export function stationaryEstimate(input: BinaryInput, rates: WalkRates): Estimate {
  const flow = flowOf(input.table, rates);
  const { weights, iterations } = solve(flow);
  const gradInf = imbalance(flow, weights);
  const estimate: Estimate = {
    theta: centre(weights.map(Math.log)),
    weights,
    converged: gradInf <= BALANCE_ACCEPTED,
    iterations,
    objective: gradInf,
    gradInf,
  };
  if (!input.intervals) return estimate;
  if (solvesForSome(input, flow.n, INTERVAL_ITEMS_MAX)) {
    const se = walkErrors(input.table, rates, flow, weights, input);
    return se ? { ...estimate, se } : estimate;
  }
  return { ...estimate, se: deltaMethod(input, rates, flow, weights) };
}

function solve(flow: Flow): { weights: Float64Array; iterations: number } {
  const { n } = flow;
  if (n <= DENSE_ITEMS_MAX) return { weights: stationary(denseRates(flow), n), iterations: 1 };
  const weights = new Float64Array(n).fill(1 / n);
  let error = Number.POSITIVE_INFINITY;
  for (let sweeps = 1; sweeps <= SWEEPS_MAX; sweeps++) {
    sweep(flow, weights);
    const next = imbalance(flow, weights);
    const stuck = next <= BALANCE_ACCEPTED && next > error / 2;
    error = next;
    if (error <= BALANCE_FLOOR || stuck) return { weights, iterations: sweeps };
  }
  if (n > RESCUE_ITEMS_MAX) return { weights, iterations: SWEEPS_MAX };
  return { weights: stationary(denseRates(flow), n), iterations: SWEEPS_MAX + 1 };
}

/** Throws FitUnavailableError unless all items form one strong component: else π has zeros. */
export function requireStrong(input: BinaryInput, method: string): void {
  if (input.graph.mleExists) return;
  const groups = input.graph.strongComponents.length;
  const message = `${method} needs every item to beat every other, directly or through others; here are ${groups} groups that do so only within`;
  throw new FitUnavailableError(message, input.graph);
}

function deltaMethod(
  { table }: BinaryInput,
  { alpha, share }: WalkRates,
  flow: Flow,
  pi: Float64Array,
): StandardErrors {
  const { n, i, j, winsI, winsJ } = table;
  const response = responseOf(flow, pi);
  const logWeight = new Float64Array(n);
  const theta = new Float64Array(n);
  const shift = new Float64Array(n);
  for (let k = 0; k < i.length; k++) {
    const first = i[k]!;
    const second = j[k]!;
    const seen = winsI[k]! + winsJ[k]!;
    const both = pi[first]! + pi[second]!;
    const p = pi[second]! / both;
    const perWin = share ? 1 / (seen + 2 * alpha) : 1;
    const variance = seen * p * (1 - p) * perWin * perWin;
    for (let item = 0; item < n; item++) {
      const difference = response[second * n + item]! - response[first * n + item]!;
      shift[item] = (both * difference) / pi[item]!;
      logWeight[item] = logWeight[item]! + variance * shift[item]! ** 2;
    }
    centre(shift);
    for (let item = 0; item < n; item++) {
      theta[item] = theta[item]! + variance * shift[item]! ** 2;
    }
  }
  return { theta: theta.map(Math.sqrt), logWeight: logWeight.map(Math.sqrt) };
}

/** (1π − Q)⁻¹, row by row: for b with Σb = 0, −b Q# equals b times this. */
function responseOf(flow: Flow, pi: Float64Array): number[] {
  const { n } = flow;
  const rates = denseRates(flow);
  const system = Matrix.zeros(n, n);
  for (let row = 0; row < n; row++) {
    let out = 0;
    for (let k = 0; k < n; k++) {
      out += rates[row * n + k]!;
      system.set(row, k, pi[k]! - rates[row * n + k]!);
    }
    system.set(row, row, system.get(row, row) + out);
  }
  return inverse(system).to1DArray();
}
